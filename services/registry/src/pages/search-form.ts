import { effectStatus } from '@concert/contracts/certificate-content'
import { LONGEST_NAME } from '@concert/contracts/primitives'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { effectWords } from '@concert/sentences/effects'
import * as text from '@concert/sentences/pages/register'
import { placeNames } from '@concert/sentences/places'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import type { Reader } from './page.ts'

/** The content of the form: the search that was made, or nothing. */
export type SearchParameters = Partial<Record<'q' | 'jurisdiction' | 'status', string>>

export function searchForm({ language }: Reader, given: SearchParameters): ReactElement {
  const any = say(text.any, language)
  return h(
    'form',
    { method: 'get', action: '/register', role: 'search' },
    h('input', { type: 'hidden', name: 'lang', value: language }),
    h(
      'div',
      { className: 'query' },
      h('label', { htmlFor: 'q' }, say(text.query, language)),
      h('input', {
        id: 'q',
        name: 'q',
        type: 'search',
        maxLength: LONGEST_NAME,
        defaultValue: given.q ?? '',
        'aria-describedby': 'q-hint',
      }),
      h('div', { id: 'q-hint', className: 'soft' }, say(text.hint, language)),
    ),
    choice(
      'jurisdiction',
      say(text.jurisdiction, language),
      given.jurisdiction,
      jurisdictions.map((place) => [place, say(placeNames[place], language)]),
      any,
    ),
    choice(
      'status',
      say(text.status, language),
      given.status,
      effectStatus.options.map((status) => [status, say(effectWords[status], language)]),
      any,
    ),
    h('button', { type: 'submit' }, say(text.submit, language)),
  )
}

function choice(
  name: string,
  label: string,
  given: string | undefined,
  options: readonly (readonly [value: string, label: string])[],
  any: string,
): ReactElement {
  return h(
    'div',
    null,
    h('label', { htmlFor: name }, label),
    h(
      'select',
      { id: name, name, defaultValue: given ?? '' },
      h('option', { value: '' }, any),
      ...options.map(([value, text]) => h('option', { value }, text)),
    ),
  )
}
