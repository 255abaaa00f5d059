import { createElement as h, type ReactElement } from 'react'
import type { RegisteredCertificate } from '#store/certificates.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { searchForm, type SearchParameters } from './search-form.ts'
import { writtenDay, writtenNames } from './written-text.ts'

export interface SearchResults {
  readonly items: readonly RegisteredCertificate[]
  readonly nextCursor: string | null
}

/** The search of the register; without results when what was asked cannot be searched for. */
export function registerPage(reader: Reader, given: SearchParameters, results: SearchResults | undefined): Page {
  const { register } = reader.texts
  const main = h(
    'div',
    null,
    h('h1', null, register.title),
    searchForm(reader, given),
    h('div', { 'aria-live': 'polite' }, found(reader, given, results)),
  )
  const status = results === undefined ? 400 : 200
  return { status, title: register.title, path: '/register', parameters: given, main }
}

function found(reader: Reader, given: SearchParameters, results: SearchResults | undefined): ReactElement {
  const { register } = reader.texts
  if (results === undefined) return h('p', { className: 'verdict warn' }, register.notSearchable)
  if (results.items.length === 0) return h('p', null, register.none)
  return h(
    'div',
    null,
    h(
      'div',
      { className: 'scroll' },
      h(
        'table',
        null,
        h('caption', null, register.results),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ...[register.number, register.holder, register.system, register.validity, register.effects].map((label) =>
              h('th', { scope: 'col' }, label),
            ),
          ),
        ),
        h('tbody', null, ...results.items.map((item) => resultRow(reader, item))),
      ),
    ),
    nextLink(reader, given, results.nextCursor),
  )
}

function resultRow(reader: Reader, item: RegisteredCertificate): ReactElement {
  const { language, texts } = reader
  return h(
    'tr',
    null,
    h(
      'th',
      { scope: 'row' },
      h('a', { href: hrefOf(`/register/${item.certificateNumber}`, language) }, item.certificateNumber),
    ),
    h('td', null, writtenNames(item.holder.names, language)),
    h('td', null, writtenNames(item.aiSystem.names, language)),
    h('td', null, writtenDay(item.validFrom, reader), ` ${texts.certificate.to} `, writtenDay(item.validTo, reader)),
    h(
      'td',
      null,
      h(
        'ul',
        null,
        ...item.effects.map(({ jurisdiction, status }) =>
          h('li', null, `${texts.places[jurisdiction]}: ${texts.statuses[status]}`),
        ),
      ),
    ),
  )
}

function nextLink({ language, texts }: Reader, given: SearchParameters, cursor: string | null): ReactElement | null {
  if (cursor === null) return null
  return h(
    'p',
    null,
    h('a', { rel: 'next', href: hrefOf('/register', language, { ...given, cursor }) }, texts.register.next),
  )
}
