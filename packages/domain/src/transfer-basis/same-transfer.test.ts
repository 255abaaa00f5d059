import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays } from '#instant.ts'
import { contractOf } from './examples.ts'
import { type ContractOnRecord, sameTransfers } from './same-transfer.ts'

const first = contractOf('CN-GBASC-HK')
const [from, until] = [first.effectiveOn, first.validUntil ?? '']
const found = (change: Partial<ContractOnRecord>, onRecord: readonly ContractOnRecord[] = [first]) =>
  sameTransfers({ ...first, basisId: 'bas_new', ...change } as ContractOnRecord, onRecord).map(({ basisId }) => basisId)

describe('another contract between the same parties is about the same transfer', () => {
  test('where a case and a category and a day are the same', () => {
    expect(found({})).toEqual([first.basisId])
    expect(found({ purposes: ['app_9', ...first.purposes], categories: ['C9'] })).toEqual([first.basisId])
    expect(found({ effectiveOn: addCalendarDays(until, -1), validUntil: null })).toEqual([first.basisId])
    expect(found({ effectiveOn: '2020-01-01', validUntil: addCalendarDays(from, 1) })).toEqual([first.basisId])
  })

  test('and not where one of them is another', () => {
    expect(found({ purposes: ['app_9'] })).toEqual([])
    expect(found({ categories: ['C3'] })).toEqual([])
    expect(found({ effectiveOn: until, validUntil: null })).toEqual([])
    expect(found({ effectiveOn: '2020-01-01', validUntil: from })).toEqual([])
  })

  test('until the earlier one was terminated, or another took its place', () => {
    const terminated = { ...first, termination: { on: '2026-10-01', proof: null } }
    expect(found({ effectiveOn: '2026-09-30' }, [terminated])).toEqual([first.basisId])
    expect(found({ effectiveOn: '2026-10-01' }, [terminated])).toEqual([])
    const second = { ...first, basisId: 'bas_2', supersedes: first.basisId, effectiveOn: '2026-10-01' }
    expect(found({ effectiveOn: '2026-10-01' }, [first, second])).toEqual(['bas_2'])
  })
})

test('no contract stands against one that takes its place, nor any that is in line with it', () => {
  const line = ['bas_a', 'bas_b', 'bas_c', 'bas_d']
  fc.assert(
    fc.property(
      fc.constantFrom(...line),
      fc.shuffledSubarray(line, { minLength: line.length }),
      (supersedes, order) => {
        const onRecord = order.map((basisId) => {
          const before = line.indexOf(basisId) - 1
          return { ...first, basisId, supersedes: line[before] ?? null }
        })
        expect(found({ supersedes }, onRecord)).toEqual([])
        expect(found({ supersedes }, [...onRecord, first])).toEqual([first.basisId])
        const alone = { ...first, termination: null, validUntil: null }
        // In a line only the last one holds, and it is the one to name.
        expect(
          found(
            {},
            onRecord.map((one) => ({ ...one, effectiveOn: alone.effectiveOn })),
          ),
        ).toEqual(['bas_d'])
      },
    ),
  )
})

test('an endless line of contracts on record ends', () => {
  const [one, two] = [
    { ...first, basisId: 'bas_a', supersedes: 'bas_b' },
    { ...first, basisId: 'bas_b', supersedes: 'bas_a' },
  ]
  expect(found({ supersedes: 'bas_a' }, [one, two])).toEqual([])
})
