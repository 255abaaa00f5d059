import type { Weakening } from './weakening.ts'

/** What crosses between authorities, under which key, and whether both say the same of it. */
export const ofExchange: readonly Weakening[] = [
  {
    name: 'category-carried-in-any-envelope',
    file: 'packages/contracts/src/envelope-body-faults.ts',
    from: '.filter(({ category }) => category === null || !mayCarry(type, category))',
    to: '.filter(() => false)',
    noticedBy: ['packages/contracts/src/carried-categories.test.ts'],
  },
  {
    name: 'personal-data-in-the-registry-of-envelopes',
    file: 'packages/domain/src/envelope/categories.ts',
    from: "'recognition-decision.v1': { C1: 'content', C15: 'grades-and-reasons' }",
    to: "'recognition-decision.v1': { C1: 'content', C8: 'content', C15: 'grades-and-reasons' }",
    noticedBy: ['packages/domain/src/envelope/categories.test.ts'],
  },
  {
    name: 'key-taken-outside-its-time',
    file: 'packages/credentials/src/verify-peer-statement.ts',
    from: 'isInPeriod(periodOf(trust[authority], kid), payload.issuedAt)',
    to: "isInPeriod(periodOf(trust[authority], kid), payload.issuedAt) || kid !== ''",
    noticedBy: ['services/exchange/test/rotation.test.ts'],
  },
  {
    name: 'envelope-of-a-later-version-given-up',
    file: 'packages/domain/src/envelope/after-refusal.ts',
    from: "const PASSING = ['unknown-type', ",
    to: 'const PASSING = [',
    noticedBy: ['services/exchange/test/refused-by-peer.test.ts'],
  },
  {
    name: 'envelope-sent-anew-without-a-cause',
    file: 'packages/domain/src/envelope/guards.ts',
    from: "because === null ? [violation('envelope-not-missing'",
    to: "because === null && authority === 'mo-x' ? [violation('envelope-not-missing'",
    noticedBy: ['services/exchange/test/ledgers.test.ts'],
  },
  {
    name: 'lost-envelope-not-found',
    file: 'packages/domain/src/ledger/compare-ledgers.ts',
    from: 'isDelivered && !seen.has(envelopeId)',
    to: 'isDelivered && seen.size === 0 && !seen.has(envelopeId)',
    noticedBy: ['services/exchange/test/ledgers.test.ts'],
  },
  {
    name: 'ledger-answer-of-whoever',
    file: 'services/exchange/src/ledger/peer-ledgers.ts',
    from: 'signedBy === peer && payload.from === peer &&',
    to: 'payload.from === peer &&',
    noticedBy: ['services/exchange/test/ledgers.test.ts'],
  },
  {
    name: 'read-open-for-ever',
    file: 'services/exchange/src/border-read/counter-entries.ts',
    from: "begun_at < clock_timestamp() - interval '1 day'",
    to: "begun_at < clock_timestamp() - interval '100 years'",
    noticedBy: ['services/exchange/test/ledgers.test.ts'],
  },
  {
    name: 'read-without-its-id-in-the-custody',
    file: 'services/evidence/src/artefact/custody.ts',
    from: 'reader?.readId ?? null,',
    to: 'null,',
    noticedBy: ['test/border/compared-reads.test.ts'],
  },
  {
    name: 'altered-read-not-found',
    file: 'packages/domain/src/ledger/compare-reads.ts',
    from: 'isKnown && mine.digest !== other.digest',
    to: 'isKnown && mine.readId !== other.readId',
    noticedBy: ['test/border/compared-reads.test.ts'],
  },
  {
    name: 'read-compared-without-its-basis',
    file: 'migrations/cell/0452-reads-compared.sql',
    from: '  p_bases, p_basis_ids, p_bytes)::text',
    to: '  p_bytes)::text',
    noticedBy: ['test/border/compared-reads.test.ts'],
  },
  {
    name: 'reads-told-to-whoever-asks',
    file: 'migrations/cell/0452-reads-compared.sql',
    from: 'and given.reader_authority = p_reader_authority',
    to: 'and p_reader_authority is not null',
    noticedBy: ['test/border/compared-reads.test.ts'],
  },
]
