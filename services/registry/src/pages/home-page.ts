import type { Language } from '@concert/domain/languages'
import * as text from '@concert/sentences/pages/home'
import { services } from '@concert/sentences/pages/services'
import * as site from '@concert/sentences/pages/site'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import { dataTable } from './data-table.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { searchForm } from './search-form.ts'

const listedServices = [
  'applications',
  'evidence',
  'personnel',
  'reviews',
  'certificates',
  'exchange',
  'registry',
  'workflows',
] as const satisfies readonly (keyof typeof services)[]

/** The home page of the origin: the services, the story, the documentation and the register. */
export function homePage(reader: Reader): Page {
  const { language } = reader
  const title = say(text.title, language)
  const main = h(
    'div',
    null,
    h('h1', null, title),
    h('p', null, say(text.lead, language)),
    h(
      'section',
      null,
      h('h2', null, say(text.register, language)),
      h('p', null, say(text.registerLead, language)),
      searchForm(reader, {}),
    ),
    h('section', null, h('h2', null, say(text.whatRuns, language)), servicesTable(language)),
    h(
      'section',
      null,
      h('h2', null, say(text.story, language)),
      h('p', null, say(text.storyLead, language)),
      h('ol', null, ...text.storySteps.map((step) => h('li', null, say(step, language)))),
      h('p', null, say(text.storyCommand, language), ' ', h('code', null, 'npm run story')),
    ),
    h(
      'section',
      null,
      h('h2', null, say(text.documentation, language)),
      h('p', null, say(text.documentationLead, language)),
      h('p', null, h('a', { href: hrefOf('/docs', language) }, say(site.documentation, language))),
    ),
  )
  return { status: 200, title, path: '/', parameters: {}, main }
}

function servicesTable(language: Language): ReactElement {
  return dataTable({
    headings: [say(text.serviceColumn, language), say(text.taskColumn, language)],
    rows: listedServices.map((service) => [h('code', null, service), say(services[service], language)]),
  })
}
