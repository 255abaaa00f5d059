import { localTime, utcOffset } from '@concert/domain/instant'
import type { Authority } from '@concert/domain/jurisdictions'
import { languages, type Language, type LocalisedText } from '@concert/domain/languages'
import { sayDay } from '@concert/sentences/calendar-day'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { Reader } from './page.ts'

/**
 * A text in the reader's language, or in another one, marked as such. `bdi` prevents right-to-left characters in a name
 * from rearranging the text around it.
 */
export function written(text: LocalisedText, language: Language): ReactElement {
  const known = preferred(language).find((candidate) => text[candidate] !== undefined) ?? language
  return h('bdi', { lang: known === language ? undefined : known }, text[known] ?? '')
}

/**
 * A name in every script in which it is registered. Names are facts of each script, so none replaces another; a form
 * that two scripts share appears once.
 */
export function writtenNames(names: LocalisedText, language: Language): ReactElement[] {
  const order = preferred(language)
  const known = order.filter(
    (candidate, index) =>
      names[candidate] !== undefined && !order.slice(0, index).some((earlier) => names[earlier] === names[candidate]),
  )
  return known.map((candidate, index) =>
    h(
      'span',
      { key: candidate },
      index === 0 ? '' : ' · ',
      h('bdi', { lang: candidate === language ? undefined : candidate }, names[candidate]),
    ),
  )
}

/** A text whose words between backticks are code. */
export function writtenWithCode(text: string): ReactNode[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : h('code', null, part)))
}

/** An instant on the clock of an authority. */
export function writtenInstant(instant: string, authority: Authority, { language }: Reader): ReactElement {
  const local = localTime(instant, authority)
  const words = `${sayDay(local.slice(0, 10), language)} ${local.slice(11, 16)} (${utcOffset(instant, authority)})`
  return h('time', { dateTime: instant }, words)
}

export function writtenDay(date: string, { language }: Reader): ReactElement {
  return h('time', { dateTime: date }, sayDay(date, language))
}

/** The reader's language first, then the other Chinese script for a reader of Chinese, then the rest. */
function preferred(language: Language): Language[] {
  const related = language.startsWith('zh') ? languages.filter((other) => other.startsWith('zh')) : []
  return [...new Set([language, ...related, ...languages])]
}
