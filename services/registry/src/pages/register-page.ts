import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { ListedCertificate } from '#use-cases/search-certificates.ts'
import { effectWord } from '#verdict/effect-word.ts'
import { dataTable } from './data-table.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { searchForm, type SearchParameters } from './search-form.ts'
import { writtenDay, writtenNames } from './written-text.ts'

export interface SearchResults {
  readonly items: readonly ListedCertificate[]
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
  const table = dataTable({
    caption: register.results,
    headings: [register.number, register.holder, register.system, register.validity, register.effects],
    rows: results.items.map((item) => cellsOf(reader, item)),
  })
  return h('div', null, table, nextLink(reader, given, results.nextCursor))
}

function cellsOf(reader: Reader, { document, period }: ListedCertificate): ReactNode[] {
  const { language, texts } = reader
  const { certificateNumber, holder, aiSystem, validFrom, validTo } = document
  const effects = document.effects.map((effect) =>
    h('li', null, texts.labelled(texts.places[effect.jurisdiction], texts.effects[effectWord(effect, period)])),
  )
  return [
    h('a', { href: hrefOf(`/register/${certificateNumber}`, language) }, certificateNumber),
    writtenNames(holder.names, language),
    writtenNames(aiSystem.names, language),
    h('span', null, writtenDay(validFrom, reader), ` ${texts.certificate.to} `, writtenDay(validTo, reader)),
    h('ul', { className: 'whole' }, ...effects),
  ]
}

function nextLink({ language, texts }: Reader, given: SearchParameters, cursor: string | null): ReactElement | null {
  if (cursor === null) return null
  return h(
    'p',
    null,
    h('a', { rel: 'next', href: hrefOf('/register', language, { ...given, cursor }) }, texts.register.next),
  )
}
