import type { Weakening } from './weakening.ts'

/** Who can read the stored bytes of evidence, and for how long. */
export const ofSealedEvidence: readonly Weakening[] = [
  {
    name: 'an-end-that-is-no-end',
    file: 'services/evidence/src/object-store/sealed-records.ts',
    from: 'nonce.writeUInt8(isFinal ? 1 : 0, NONCE_BYTES - 1)',
    to: 'nonce.writeUInt8(isFinal ? 0 : 0, NONCE_BYTES - 1)',
    noticedBy: ['services/evidence/src/object-store/sealed-records.test.ts'],
  },
  {
    name: 'records-without-a-number',
    file: 'services/evidence/src/object-store/sealed-records.ts',
    from: 'nonce.writeUInt32BE(record, NONCE_BYTES - 5)',
    to: 'nonce.writeUInt32BE(Math.min(record, 0), NONCE_BYTES - 5)',
    noticedBy: ['services/evidence/src/object-store/sealed-records.test.ts'],
  },
  {
    name: 'records-of-any-object',
    file: 'services/evidence/src/object-store/sealed-records.ts',
    from: 'decipher.final()',
    to: 'decipher.setAutoPadding()',
    noticedBy: ['services/evidence/src/object-store/sealed-records.test.ts'],
  },
  {
    name: 'keys-of-any-object',
    file: 'services/evidence/src/object-keys/identities.ts',
    from: 'return `${identityOfObject}\\n${storedAs}`',
    to: 'return identityOfObject.slice(0, 0) + storedAs.slice(0, 0)',
    noticedBy: ['services/evidence/src/object-store/sealed-store.test.ts'],
  },
  {
    name: 'bytes-that-are-discarded-with-their-key-kept',
    file: 'services/evidence/src/artefact/discard-unreferenced.ts',
    from: 'return forgetKey(transaction, digest)',
    to: 'return digest.slice(0, 0) || undefined',
    noticedBy: ['services/evidence/test/object-keys.test.ts'],
  },
  {
    name: 'keys-that-a-record-needs',
    file: 'migrations/cell/0436-object-keys.sql',
    from: 'where recorded.authority = old.authority and recorded.digest = old.digest',
    to: 'where recorded.authority = old.authority and recorded.digest = old.authority',
    noticedBy: ['services/evidence/test/object-keys.test.ts'],
  },
  {
    name: 'shredding-under-a-hold',
    file: 'services/evidence/src/artefact/shred-evidence.ts',
    from: 'isHeld: await isHeld(transaction, state.applicationId)',
    to: 'isHeld: (await isHeld(transaction, state.applicationId)) && false',
    noticedBy: ['services/evidence/test/shredded-evidence.test.ts'],
  },
  {
    name: 'shredding-before-the-decision',
    file: 'packages/domain/src/artefact/shredding-guards.ts',
    from: "decidedAt !== null || status === 'draft'",
    to: "decidedAt === null || status === 'draft'",
    noticedBy: ['packages/domain/src/artefact/shredding.test.ts'],
  },
  {
    name: 'shredded-in-the-record-alone',
    file: 'services/evidence/src/artefact/shred-evidence.ts',
    from: 'unneeded ? await forgetKey(transaction, state.digest) : undefined',
    to: 'unneeded ? undefined : await forgetKey(transaction, state.digest)',
    noticedBy: ['services/evidence/test/shredded-evidence.test.ts'],
  },
  {
    name: 'shredded-bytes-taken-again',
    file: 'services/evidence/src/artefact/record-evidence.ts',
    from: 'if (stored !== undefined) requireUnshredded(readRow(artefactCase, stored).state)',
    to: 'if (stored === null) requireUnshredded(readRow(artefactCase, stored).state)',
    noticedBy: ['services/evidence/test/shredded-evidence.test.ts'],
  },
]
