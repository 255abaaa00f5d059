import { expect, test } from 'vitest'
import { sayDay } from './calendar-day.ts'

test('a day is written as each language writes it, in Portuguese with the month in capitals', () => {
  expect(sayDay('2029-11-05', 'en')).toBe('5 November 2029')
  expect(sayDay('2029-11-05', 'zh-Hant')).toBe('2029年11月5日')
  expect(sayDay('2029-01-31', 'zh-Hans')).toBe('2029年1月31日')
  expect(sayDay('2029-11-05', 'pt')).toBe('5 de Novembro de 2029')
})

test('what is not a day is an error, not a sentence with a hole', () => {
  expect(() => sayDay('2029-13-05', 'en')).toThrow('2029-13-05')
})
