import type { Language } from '@concert/domain/languages'
import { say, type Sentence } from './sentence.ts'

const day: Sentence = {
  en: '{day} {month} {year}',
  'zh-Hant': '{year}年{month}月{day}日',
  'zh-Hans': '{year}年{month}月{day}日',
  // Portuguese of Macao keeps the orthography before the agreement of 1990, in which a month has a capital letter.
  pt: '{day} de {month} de {year}',
}

const months: readonly Sentence[] = [
  { en: 'January', 'zh-Hant': '1', 'zh-Hans': '1', pt: 'Janeiro' },
  { en: 'February', 'zh-Hant': '2', 'zh-Hans': '2', pt: 'Fevereiro' },
  { en: 'March', 'zh-Hant': '3', 'zh-Hans': '3', pt: 'Março' },
  { en: 'April', 'zh-Hant': '4', 'zh-Hans': '4', pt: 'Abril' },
  { en: 'May', 'zh-Hant': '5', 'zh-Hans': '5', pt: 'Maio' },
  { en: 'June', 'zh-Hant': '6', 'zh-Hans': '6', pt: 'Junho' },
  { en: 'July', 'zh-Hant': '7', 'zh-Hans': '7', pt: 'Julho' },
  { en: 'August', 'zh-Hant': '8', 'zh-Hans': '8', pt: 'Agosto' },
  { en: 'September', 'zh-Hant': '9', 'zh-Hans': '9', pt: 'Setembro' },
  { en: 'October', 'zh-Hant': '10', 'zh-Hans': '10', pt: 'Outubro' },
  { en: 'November', 'zh-Hant': '11', 'zh-Hans': '11', pt: 'Novembro' },
  { en: 'December', 'zh-Hant': '12', 'zh-Hans': '12', pt: 'Dezembro' },
]

/**
 * A calendar day as a language writes it.
 *
 * @example
 * sayDay('2029-11-05', 'en') // '5 November 2029'
 */
export function sayDay(date: string, language: Language): string {
  const [year = '', month, dayOfMonth] = date.split('-')
  const name = months[Number(month) - 1]
  if (name === undefined) throw new Error(`not a calendar day: ${date}`)
  return say(day, language, { year, month: say(name, language), day: String(Number(dayOfMonth)) })
}
