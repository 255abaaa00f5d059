import { errorCodes } from '@concert/contracts/found-errors'
import { problemCodes } from '@concert/contracts/problems'
import type { Language } from '@concert/domain/languages'
import * as text from '@concert/sentences/pages/documentation'
import { services } from '@concert/sentences/pages/services'
import { problems } from '@concert/sentences/problems'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import { hrefOf, type Page, type Reader } from './page.ts'
import { writtenWithCode } from './written-text.ts'

/** The services whose documentation the origin routes; the others are not reachable from outside. */
const documentedServices = ['applications', 'evidence', 'personnel', 'reviews', 'exchange', 'registry'] as const

/** Links to the documentation of each service and to the page of each error. */
export function documentationPage({ language }: Reader): Page {
  const title = say(text.title, language)
  const main = h(
    'div',
    null,
    h('h1', null, title),
    h('p', null, say(text.lead, language)),
    h(
      'dl',
      null,
      ...documentedServices.flatMap((service) => [
        h('dt', null, h('code', null, service)),
        h(
          'dd',
          null,
          say(services[service], language),
          h('br'),
          h('a', { href: `/docs/${service}/` }, say(text.operations, language, { service })),
          ' · ',
          h('a', { href: `/docs/${service}/json` }, say(text.openApi, language, { service })),
        ),
      ]),
    ),
    h('h2', null, say(text.problems, language)),
    h(
      'ul',
      null,
      ...problemCodes.map((code) => h('li', null, linkTo(code, language), ` ${say(problems[code].title, language)}`)),
    ),
    h(
      'details',
      null,
      h('summary', null, ...writtenWithCode(say(text.errorCodes, language))),
      h('ul', null, ...errorCodes.map((code) => h('li', null, linkTo(code, language)))),
    ),
  )
  return { status: 200, title, path: '/docs', parameters: {}, main }
}

function linkTo(code: string, language: Language): ReactElement {
  return h('a', { href: hrefOf(`/problems/${code}`, language) }, h('code', null, code))
}
