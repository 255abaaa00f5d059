import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { searchForm } from './search-form.ts'

/** The answer for a number that the register does not have. */
export function notFoundPage(reader: Reader, number: string): Page {
  const { notFound } = reader.texts
  const main = h(
    'div',
    null,
    h('h1', { className: 'verdict warn' }, notFound.title),
    h('p', null, h('bdi', null, number)),
    h('p', null, notFound.lead),
    h('h2', null, notFound.search),
    searchForm(reader, {}),
  )
  return { status: 404, title: notFound.title, path: `/register/${encodeURIComponent(number)}`, parameters: {}, main }
}
