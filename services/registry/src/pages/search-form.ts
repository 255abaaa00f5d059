import { effectStatus } from '@concert/contracts/certificate-content'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { createElement as h, type ReactElement } from 'react'
import type { Reader } from './page.ts'

/** What stands in the form: the search that was made, or nothing. */
export type SearchParameters = Partial<Record<'q' | 'jurisdiction' | 'status', string>>

export function searchForm({ language, texts }: Reader, given: SearchParameters): ReactElement {
  const { register } = texts
  return h(
    'form',
    { method: 'get', action: '/register', role: 'search' },
    h('input', { type: 'hidden', name: 'lang', value: language }),
    h(
      'div',
      { className: 'query' },
      h('label', { htmlFor: 'q' }, register.query),
      h('input', {
        id: 'q',
        name: 'q',
        type: 'search',
        maxLength: 100,
        defaultValue: given.q ?? '',
        'aria-describedby': 'q-hint',
      }),
      h('div', { id: 'q-hint', className: 'soft' }, register.hint),
    ),
    choice(
      'jurisdiction',
      register.jurisdiction,
      given.jurisdiction,
      jurisdictions.map((place) => [place, texts.places[place]]),
      register.any,
    ),
    choice(
      'status',
      register.status,
      given.status,
      effectStatus.options.map((status) => [status, texts.effects[status]]),
      register.any,
    ),
    h('button', { type: 'submit' }, register.submit),
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
