import { problemCatalogue, problemCodes } from '@concert/contracts/problems'
import { createElement as h } from 'react'
import { hrefOf, type Page, type Reader } from './page.ts'
import type { DocumentedService } from './texts/text-catalogue.ts'

/** The services whose documentation the origin routes; the others are not reachable from outside. */
const documentedServices: readonly DocumentedService[] = ['applications', 'evidence', 'reviews', 'exchange', 'registry']

/** Where each service is documented, and every error. */
export function documentationPage({ language, texts }: Reader): Page {
  const { documentation, home } = texts
  const main = h(
    'div',
    null,
    h('h1', null, documentation.title),
    h('p', null, documentation.lead),
    h(
      'dl',
      null,
      ...documentedServices.flatMap((service) => [
        h('dt', null, h('code', null, service)),
        h(
          'dd',
          null,
          home.services[service],
          h('br'),
          h('a', { href: `/docs/${service}/` }, `${documentation.page} (${service})`),
          ' · ',
          h('a', { href: `/docs/${service}/json` }, `${documentation.openApi} (${service})`),
        ),
      ]),
    ),
    h('h2', null, documentation.problems),
    h(
      'ul',
      null,
      ...problemCodes.map((code) =>
        h(
          'li',
          null,
          h('a', { href: hrefOf(`/problems/${code}`, language) }, h('code', null, code)),
          ` ${problemCatalogue[code].title[language]}`,
        ),
      ),
    ),
  )
  return { status: 200, title: documentation.title, path: '/docs', parameters: {}, main }
}
