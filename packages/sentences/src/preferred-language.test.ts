import { expect, test } from 'vitest'
import { preferredLanguage } from './preferred-language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['fr', 'en'],
  ['zh-HK', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-Hant-CN', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-yue-HK', 'zh-Hant'],
  ['zh', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-CN,zh;q=0.9', 'zh-Hans'],
  ['pt-BR', 'pt'],
  ['PT-pt', 'pt'],
  ['en;q=0.2, pt;q=0.9', 'pt'],
  ['en ; q=0.2 , pt ; q=0.9', 'pt'],
  ['fr, zh-HK;q=0.8, en;q=0.5', 'zh-Hant'],
  ['pt, zh-HK', 'pt'],
  ['pt;q=0, zh-Hans;q=0.1', 'zh-Hans'],
  ['en;q=0, *', 'zh-Hant'],
  ['fr, *;q=0.1', 'en'],
  ['pt;q=2, zh', 'zh-Hans'],
  ['pt;q=0.1234, zh', 'zh-Hans'],
  ['ptolemaic, english', 'en'],
  [';;;,,,q=', 'en'],
  [`${'x'.repeat(600)}, pt`, 'en'],
])('a reader who prefers %j reads %s', (header, expected) => {
  expect(preferredLanguage(header)).toBe(expected)
})
