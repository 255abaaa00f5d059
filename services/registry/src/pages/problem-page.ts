import { problemCatalogue, type ProblemCode, problemCodes } from '@concert/contracts/problems'
import { createElement as h } from 'react'
import type { Page, Reader } from './page.ts'
import { texts as everyText } from './texts/texts.ts'
import { writtenWithCode } from './written-text.ts'

/** The page that a problem's `type` leads to: what it means and what to do. */
export function problemPage(reader: Reader, code: ProblemCode): Page {
  const { problem, remedies } = reader.texts
  const { status, title } = problemCatalogue[code]
  const main = h(
    'div',
    null,
    h('h1', null, title[reader.language]),
    h('p', null, problem.lead),
    h(
      'dl',
      null,
      h('dt', null, problem.code),
      h('dd', null, h('code', null, code)),
      h('dt', null, problem.status),
      h('dd', null, status),
      h('dt', null, problem.remedy),
      h('dd', null, ...writtenWithCode(remedies[code])),
    ),
  )
  return { status: 200, title: title[reader.language], path: `/problems/${code}`, parameters: {}, main }
}

/** The same for programs, in every language at once. */
export function problemDocument(code: ProblemCode) {
  const { status, title } = problemCatalogue[code]
  const remedy = {
    en: everyText.en.remedies[code],
    'zh-Hant': everyText['zh-Hant'].remedies[code],
    'zh-Hans': everyText['zh-Hans'].remedies[code],
    pt: everyText.pt.remedies[code],
  }
  return { type: `/problems/${code}`, code, status, title, remedy }
}

export function isProblemCode(code: string): code is ProblemCode {
  return problemCodes.some((known) => known === code)
}
