import { expect, test } from 'vitest'
import { acceptedBases } from './accepted-bases.ts'

test.each([
  ['at its origin', 'C8', ['CN'], 'CN', []],
  ['of a category that needs none', 'C1', ['CN'], 'MO', []],
  ['of a category that stays', 'C2', ['CN'], 'MO', []],
  ['of Macao in Hong Kong', 'C8', ['MO'], 'HK', ['MO-20-1', 'MO-20-2']],
  ['of two places in a third, each of its own pair', 'C8', ['HK', 'MO'], 'CN', ['HK-GBASC', 'MO-GBASC']],
  ['of the mainland, sensitive, in Macao', 'C9', ['CN'], 'MO', ['CN-GBASC-MO']],
] as const)('the bases for content %s', (_what, category, origins, place, codes) => {
  expect(acceptedBases({ category, origins }, place)).toEqual(codes)
})
