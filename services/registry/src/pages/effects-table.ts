import { createElement as h, type ReactElement } from 'react'
import { authorityNames } from '#authority-names.ts'
import type { RegisteredEffect } from '#store/effects.ts'
import type { Reader } from './page.ts'
import { written, writtenInstant } from './written-text.ts'

/** Effects with their dates, conditions and reasons, one a row. */
export function effectsTable(reader: Reader, caption: string, effects: readonly RegisteredEffect[]): ReactElement {
  const { certificate: label } = reader.texts
  const headings = [label.jurisdiction, label.authority, label.status, label.since, label.conditions, label.reason]
  return h(
    'div',
    { className: 'scroll' },
    h(
      'table',
      null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, ...headings.map((heading) => h('th', { scope: 'col' }, heading)))),
      h('tbody', null, ...effects.map((effect) => effectRow(reader, effect))),
    ),
  )
}

function effectRow(reader: Reader, effect: RegisteredEffect): ReactElement {
  const { language, texts } = reader
  const conditions = effect.conditions.map((condition) => h('li', null, h('bdi', null, condition)))
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, texts.places[effect.jurisdiction]),
    h('td', null, authorityNames[effect.authority][language]),
    h('td', null, h('strong', null, texts.statuses[effect.status])),
    h('td', null, writtenInstant(effect.since, reader)),
    h('td', null, conditions.length === 0 ? texts.certificate.noConditions : h('ul', null, ...conditions)),
    h('td', null, effect.reason === null ? texts.certificate.noReason : written(effect.reason, language)),
  )
}
