import { expect, test } from 'vitest'
import { foldedNamesOf } from './folded-names.ts'

test.each([
  ['Lin Mei', 'mei  LIN'],
  ['João da Silva', 'Silva, Joao da'],
  ['ＬＩＮ Mei', 'Lin-Mei'],
  ['Weiß', 'WEIẞ'],
])('%s is compared as %s is', (one, other) => {
  expect(foldedNamesOf(one, [])).toEqual(foldedNamesOf(other, []))
})

test('names in two scripts are two names, each once', () => {
  expect(foldedNamesOf('Lin Mei', ['林美', 'LIN MEI'])).toEqual(['lin mei', '林美'])
})
