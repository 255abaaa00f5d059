import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['pt', 'zh-Hans', 'pt'],
  ['zh-Hant', undefined, 'zh-Hant'],
  ['klingon', 'pt-PT', 'pt'],
  [['en', 'pt'], 'zh', 'zh-Hans'],
])('the address asks for %j, the reader prefers %j: %s', (asked, header, expected) => {
  expect(languageOf(asked, header)).toBe(expected)
})

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['fr', 'en'],
  ['zh-HK', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['zh-CN,zh;q=0.9', 'zh-Hans'],
  ['pt-BR', 'pt'],
  ['en;q=0.2, pt;q=0.9', 'pt'],
  ['pt;q=0, zh-Hans;q=0.1', 'zh-Hans'],
  ['ptolemaic, english', 'en'],
  [';;;,,,q=', 'en'],
])('a reader who prefers %j reads %s', (header, expected) => {
  expect(languageOf(undefined, header)).toBe(expected)
})
