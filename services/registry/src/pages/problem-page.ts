import { type ProblemCode, problemCodes, problemStatuses } from '@concert/contracts/problems'
import * as text from '@concert/sentences/pages/problem'
import { problems } from '@concert/sentences/problems'
import { say } from '@concert/sentences/sentence'
import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { writtenWithCode } from './written-text.ts'

/** The page that a problem's `type` leads to: what it means and what to do. */
export function problemPage({ language }: Reader, code: ProblemCode): Page {
  const problem = problems[code]
  const title = say(problem.title, language)
  const main = h(
    'div',
    null,
    h('h1', null, title),
    h('p', null, ...writtenWithCode(say(problem.cause, language))),
    h(
      'dl',
      null,
      h('dt', null, say(text.code, language)),
      h('dd', null, h('code', null, code)),
      h('dt', null, say(text.status, language)),
      h('dd', null, problemStatuses[code]),
      h('dt', null, say(text.remedy, language)),
      h('dd', null, ...writtenWithCode(say(problem.remedy, language))),
    ),
  )
  return { status: 200, title, path: `/problems/${code}`, parameters: {}, main }
}

/** The same for programs, in every language at once. */
export function problemDocument(code: ProblemCode) {
  return { type: `/problems/${code}`, code, status: problemStatuses[code], ...problems[code] }
}

export function isProblemCode(code: string): code is ProblemCode {
  return problemCodes.some((known) => known === code)
}
