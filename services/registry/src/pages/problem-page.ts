import { problemCatalogue, type ProblemCode, problemCodes } from '@concert/contracts/problems'
import * as text from '@concert/sentences/pages/problem'
import { say } from '@concert/sentences/sentence'
import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { remedies } from './remedies.ts'
import { writtenWithCode } from './written-text.ts'

/** The page that a problem's `type` leads to: what it means and what to do. */
export function problemPage({ language }: Reader, code: ProblemCode): Page {
  const { status, title } = problemCatalogue[code]
  const main = h(
    'div',
    null,
    h('h1', null, title[language]),
    h('p', null, say(text.lead, language)),
    h(
      'dl',
      null,
      h('dt', null, say(text.code, language)),
      h('dd', null, h('code', null, code)),
      h('dt', null, say(text.status, language)),
      h('dd', null, status),
      h('dt', null, say(text.remedy, language)),
      h('dd', null, ...writtenWithCode(remedies[code][language])),
    ),
  )
  return { status: 200, title: title[language], path: `/problems/${code}`, parameters: {}, main }
}

/** The same for programs, in every language at once. */
export function problemDocument(code: ProblemCode) {
  const { status, title } = problemCatalogue[code]
  return { type: `/problems/${code}`, code, status, title, remedy: remedies[code] }
}

export function isProblemCode(code: string): code is ProblemCode {
  return problemCodes.some((known) => known === code)
}
