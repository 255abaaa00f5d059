import { expect, test } from 'vitest'
import { say, type Sentence } from './sentence.ts'

const missing: Sentence = {
  en: '{count, plural, one {Requirement {ids} is} other {Requirements {ids} are}} missing.',
  'zh-Hant': '欠缺要求 {ids}。',
  'zh-Hans': '缺少要求 {ids}。',
  pt: '{count, plural, one {Falta o requisito {ids}} other {Faltam os requisitos {ids}}}.',
}

test('a sentence is said in each language, with its gaps filled and its lists joined', () => {
  const params = { count: 2, ids: ['ET-01', 'DP-02'] }
  expect(say(missing, 'en', params)).toBe('Requirements ET-01 and DP-02 are missing.')
  expect(say(missing, 'zh-Hant', params)).toBe('欠缺要求 ET-01及DP-02。')
  expect(say(missing, 'pt', { count: 1, ids: ['ET-01'] })).toBe('Falta o requisito ET-01.')
})

test('a gap without a value is an error, not a hole in a sentence', () => {
  expect(() => say(missing, 'en', { count: 1 })).toThrow('ids')
})
