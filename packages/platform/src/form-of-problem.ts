import type { IncomingHttpHeaders } from 'node:http'
import { type Language, languages } from '@concert/domain/languages'
import { preferredLanguage } from '@concert/sentences/preferred-language'
import { PAGE_POLICY } from './browser-headers.ts'
import { problemPage } from './problem-page.ts'
import type { RenderedProblem } from './rendered-problem.ts'

/** What of a request decides the form and the language of a problem. */
export interface Asked {
  readonly url?: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** Where programs ask, and get problem documents whatever they accept. */
const API_PATH = /^\/(?:internal|registry|idp|[^/?]+\/v\d+)(?:[/?]|$)/

/** A problem as it is sent. */
export interface WrittenProblem {
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Writes a problem as a page where a person asks, as an RFC 9457 document otherwise. */
export function writeProblem({ problem, headers }: RenderedProblem, asked: Asked, language: Language): WrittenProblem {
  const chosen = isApi(asked) ? headers : { ...headers, vary: 'accept, accept-language' }
  if (!isForPerson(asked)) {
    return { headers: { ...chosen, 'content-type': 'application/problem+json' }, text: JSON.stringify(problem) }
  }
  return {
    headers: {
      ...chosen,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-store',
    },
    text: problemPage(problem, language),
  }
}

/** The language of a problem: for a person the one that the address names, else the preferred one. */
export function languageOf(asked: Asked): Language {
  const named = isForPerson(asked) ? new URLSearchParams(asked.url?.split('?')[1]).get('lang') : undefined
  return languages.find((language) => language === named) ?? preferredLanguage(asked.headers['accept-language'])
}

/** A person's browser asks for HTML; a program that takes HTML too prefers JSON. */
function isForPerson(asked: Asked): boolean {
  const ranges = asked.headers.accept?.split(',').map(rangeOf) ?? []
  const html = Math.max(0, ...ranges.filter(({ type }) => type === 'text/html').map(({ weight }) => weight))
  const json = Math.max(0, ...ranges.filter(({ type }) => /[/+]json$/.test(type)).map(({ weight }) => weight))
  return html > 0 && html >= json && !isApi(asked)
}

function isApi({ url = '/' }: Asked): boolean {
  return API_PATH.test(url)
}

function rangeOf(range: string): { readonly type: string; readonly weight: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1')
  return { type, weight: Number.isFinite(weight) ? weight : 0 }
}
