import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestA, digestB } from '../examples.ts'
import { compareReads } from './compare-reads.ts'

const read = { readId: 'brd_1', digest: digestA }

test.each([
  ['that both have alike is no difference', [read], [read], []],
  ['that only this side has is missing there', [read], [], ['missing-there']],
  ['that only the other side has is missing here', [], [read], ['missing-here']],
  ['of which they say otherwise is altered', [read], [{ ...read, digest: digestB }], ['altered']],
  ['from before its entry was kept is compared by its id alone', [read], [{ ...read, digest: null }], []],
  ['from before is missed all the same', [{ ...read, digest: null }], [], ['missing-there']],
])('a read %s', (_what, own, theirs, kinds) => {
  expect(compareReads(own, theirs)).toEqual(kinds.map((kind) => ({ readId: 'brd_1', kind })))
})

const ledger = fc.uniqueArray(
  fc.record({ readId: fc.stringMatching(/^brd_[0-9a-f]{4}$/), digest: fc.constantFrom(digestA, digestB) }),
  { selector: ({ readId }) => readId },
)

test('what one side misses the other side finds too, and in any order', () => {
  const mirrored = { 'missing-here': 'missing-there', 'missing-there': 'missing-here', altered: 'altered' } as const
  fc.assert(
    fc.property(ledger, ledger, (one, other) => {
      const seen = compareReads(other.toReversed(), one).map(({ readId, kind }) => ({ readId, kind: mirrored[kind] }))
      expect(seen).toEqual(compareReads(one, other))
    }),
  )
})
