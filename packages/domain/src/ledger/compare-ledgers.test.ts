import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestA, digestB } from '../examples.ts'
import { compareLedgers, type SentEntry } from './compare-ledgers.ts'

const delivered: SentEntry = { envelopeId: 'env_1', digest: digestA, isDelivered: true }
const queued: SentEntry = { ...delivered, isDelivered: false }
const received = { envelopeId: 'env_1', digest: digestA }

describe('between two ledgers', () => {
  test.each([
    ['that say the same there is nothing', [delivered], [received], []],
    ['an envelope with a receipt that is not there is lost', [delivered], [], ['lost']],
    ['one that is still under way is not', [queued], [], []],
    ['one whose receipt was lost is not', [queued], [received], []],
    ['other bytes under one id are altered', [delivered], [{ ...received, digest: digestB }], ['altered']],
    ['also before the receipt', [queued], [{ ...received, digest: digestB }], ['altered']],
    ['an id twice is duplicated', [delivered], [received, received], ['duplicated']],
    [
      'a second one of other bytes is both',
      [delivered],
      [received, { ...received, digest: digestB }],
      ['duplicated', 'altered'],
    ],
    ['what was never sent is unsent', [], [received], ['unsent']],
  ])('%s', (_what, sent, got, kinds) => {
    expect(compareLedgers(sent, got)).toEqual(kinds.map((kind) => ({ envelopeId: 'env_1', kind })))
  })
})

const ledger = fc.uniqueArray(
  fc.record({
    envelopeId: fc.stringMatching(/^env_[0-9a-f]{4}$/),
    digest: fc.constantFrom(digestA, digestB),
    isDelivered: fc.constant(true),
  }),
  { selector: ({ envelopeId }) => envelopeId },
)

test('every envelope that is taken out, changed or put in is found, and nothing else', () => {
  fc.assert(
    fc.property(
      ledger,
      fc.nat(),
      fc.constantFrom('lost', 'altered', 'unsent', 'duplicated', 'none'),
      (sent, at, fault) => {
        const entry = sent[at % Math.max(sent.length, 1)]
        const others = sent.filter((one) => one !== entry)
        if (fault === 'none') return compareLedgers(sent, sent.toReversed()).length === 0
        if (entry === undefined) return true
        const other = { ...entry, digest: entry.digest === digestA ? digestB : digestA }
        const sides: Record<typeof fault, [SentEntry[], SentEntry[]]> = {
          lost: [sent, others],
          altered: [sent, [...others, other]],
          unsent: [others, sent],
          duplicated: [sent, [...sent, entry]],
        }
        const [mine, theirs] = sides[fault]
        const found = compareLedgers(mine, theirs)
        return found.length === 1 && found[0]?.kind === fault && found[0].envelopeId === entry.envelopeId
      },
    ),
  )
})
