import { type ErrorCode, errorCodes, errorParams } from '@concert/contracts/found-errors'
import { errors, sayPattern } from '@concert/sentences/errors'
import * as text from '@concert/sentences/pages/problem'
import { say } from '@concert/sentences/sentence'
import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { writtenWithCode } from './written-text.ts'

/** The page of a code that stands in an entry of `errors`: what is said, why it happens and what to do. */
export function errorPage({ language }: Reader, code: ErrorCode): Page {
  const { cause, remedy } = errors[code]
  const main = h(
    'div',
    null,
    h('h1', null, h('code', null, code)),
    h('p', null, ...writtenWithCode(say(cause, language))),
    h(
      'dl',
      null,
      h('dt', null, say(text.message, language)),
      h('dd', null, ...writtenWithCode(sayPattern(code, language))),
      h('dt', null, say(text.remedy, language)),
      h('dd', null, ...writtenWithCode(say(remedy, language))),
    ),
  )
  return { status: 200, title: code, path: `/problems/${code}`, parameters: {}, main }
}

/** The same for programs, in every language at once; the messages are ICU messages with their gaps. */
export function errorDocument(code: ErrorCode) {
  return { type: `/problems/${code}`, code, params: Object.keys(errorParams[code]), ...errors[code] }
}

export function isErrorCode(code: string): code is ErrorCode {
  return errorCodes.some((known) => known === code)
}
