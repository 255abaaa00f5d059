import { LONGEST_NAME } from '@concert/contracts/primitives'
import { effectWords } from '@concert/sentences/effects'
import * as text from '@concert/sentences/pages/register'
import { labelled, to } from '@concert/sentences/pages/site'
import { placeNames } from '@concert/sentences/places'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { ListedCertificate, SearchResults } from '#register/search.ts'
import { effectWord } from '#verify/effect-word.ts'
import { dataTable } from './data-table.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { searchForm, type SearchParameters } from './search-form.ts'
import { writtenDay, writtenNames } from './written-text.ts'

/** The search page of the register; without results when the search is not possible. */
export function registerPage(reader: Reader, given: SearchParameters, results: SearchResults | undefined): Page {
  const title = say(text.title, reader.language)
  const main = h(
    'div',
    null,
    h('h1', null, title),
    searchForm(reader, given),
    h('div', { 'aria-live': 'polite' }, found(reader, given, results)),
  )
  const status = results === undefined ? 400 : 200
  return { status, title, path: '/register', parameters: given, main }
}

function found(reader: Reader, given: SearchParameters, results: SearchResults | undefined): ReactElement {
  const { language } = reader
  if (results === undefined)
    return h('p', { className: 'verdict warn' }, say(text.notSearchable, language, { most: LONGEST_NAME }))
  if (results.items.length === 0) return h('p', null, say(text.none, language))
  const headings = [text.number, text.holder, text.system, text.validity, text.effects]
  const table = dataTable({
    caption: say(text.results, language),
    headings: headings.map((heading) => say(heading, language)),
    rows: results.items.map((item) => cellsOf(reader, item)),
  })
  return h('div', null, correctionNote(reader, results), table, nextLink(reader, given, results.nextCursor))
}

/** What was found is no answer to what was typed: said before it. */
function correctionNote({ language }: Reader, { correction }: SearchResults): ReactElement | null {
  if (correction === null) return null
  return h('p', { className: 'verdict warn' }, say(text.corrected, language, { ...correction }))
}

function cellsOf(reader: Reader, { document, period }: ListedCertificate): ReactNode[] {
  const { language } = reader
  const { certificateNumber, holder, aiSystem, validFrom, validTo } = document
  const effects = document.effects.map((effect) => {
    const label = say(placeNames[effect.jurisdiction], language)
    return h(
      'li',
      null,
      say(labelled, language, { label, value: say(effectWords[effectWord(effect, period)], language) }),
    )
  })
  return [
    h('a', { href: hrefOf(`/register/${certificateNumber}`, language) }, certificateNumber),
    writtenNames(holder.names, language),
    writtenNames(aiSystem.names, language),
    h('span', null, writtenDay(validFrom, reader), ` ${say(to, language)} `, writtenDay(validTo, reader)),
    h('ul', { className: 'whole' }, ...effects),
  ]
}

function nextLink({ language }: Reader, given: SearchParameters, cursor: string | null): ReactElement | null {
  if (cursor === null) return null
  return h(
    'p',
    null,
    h('a', { rel: 'next', href: hrefOf('/register', language, { ...given, cursor }) }, say(text.next, language)),
  )
}
