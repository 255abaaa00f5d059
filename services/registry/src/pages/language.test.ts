import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['pt', 'zh-Hans', 'pt'],
  ['zh-Hant', undefined, 'zh-Hant'],
  ['klingon', 'pt-PT', 'pt'],
  [['en', 'pt'], 'zh', 'zh-Hans'],
  [undefined, 'zh-HK', 'zh-Hant'],
  [undefined, 'fr', 'en'],
  [undefined, undefined, 'en'],
])('the address asks for %j, the reader prefers %j: %s', (asked, header, expected) => {
  expect(languageOf(asked, header)).toBe(expected)
})
