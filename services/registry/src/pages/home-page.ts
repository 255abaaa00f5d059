import { createElement as h, type ReactElement } from 'react'
import { dataTable } from './data-table.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { searchForm } from './search-form.ts'
import type { TextCatalogue } from './texts/text-catalogue.ts'

const services = [
  'applications',
  'evidence',
  'reviews',
  'certificates',
  'exchange',
  'registry',
  'workflows',
] as const satisfies readonly (keyof TextCatalogue['home']['services'])[]

/** The origin's own page: what runs here, how the story goes, the documentation and the register. */
export function homePage(reader: Reader): Page {
  const { language, texts } = reader
  const { home } = texts
  const main = h(
    'div',
    null,
    h('h1', null, home.title),
    h('p', null, home.lead),
    h('section', null, h('h2', null, home.register), h('p', null, home.registerLead), searchForm(reader, {})),
    h('section', null, h('h2', null, home.whatRuns), servicesTable(texts)),
    h(
      'section',
      null,
      h('h2', null, home.story),
      h('p', null, home.storyLead),
      h('ol', null, ...home.storySteps.map((step) => h('li', null, step))),
      h('p', null, home.storyCommand, ' ', h('code', null, 'npm run story')),
    ),
    h(
      'section',
      null,
      h('h2', null, home.documentation),
      h('p', null, home.documentationLead),
      h('p', null, h('a', { href: hrefOf('/docs', language) }, texts.navigation.documentation)),
    ),
  )
  return { status: 200, title: home.title, path: '/', parameters: {}, main }
}

function servicesTable({ home }: TextCatalogue): ReactElement {
  return dataTable({
    headings: [home.serviceColumn, home.taskColumn],
    rows: services.map((service) => [h('code', null, service), home.services[service]]),
  })
}
