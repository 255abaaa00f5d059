import * as text from '@concert/sentences/pages/not-found'
import { say } from '@concert/sentences/sentence'
import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { searchForm } from './search-form.ts'

/** The answer for a number that the register does not have. */
export function notFoundPage(reader: Reader, number: string): Page {
  const { language } = reader
  const title = say(text.title, language)
  const main = h(
    'div',
    null,
    h('h1', { className: 'verdict warn' }, title),
    h('p', null, h('bdi', null, number)),
    h('p', null, say(text.lead, language)),
    h('h2', null, say(text.search, language)),
    searchForm(reader, {}),
  )
  return { status: 404, title, path: `/register/${encodeURIComponent(number)}`, parameters: {}, main }
}
