import { createElement as h, type ReactElement, type ReactNode } from 'react'
import { authorityNames } from '#authority-names.ts'
import type { RegisteredEffect } from '#store/effects.ts'
import { dataTable } from './data-table.ts'
import type { Reader } from './page.ts'
import { written, writtenInstant } from './written-text.ts'

/** Effects with their dates, conditions and reasons, one a row. */
export function effectsTable(reader: Reader, caption: string, effects: readonly RegisteredEffect[]): ReactElement {
  const { certificate: label } = reader.texts
  return dataTable({
    caption,
    headings: [label.jurisdiction, label.authority, label.status, label.since, label.conditions, label.reason],
    rows: effects.map((effect) => cellsOf(reader, effect)),
  })
}

function cellsOf(reader: Reader, effect: RegisteredEffect): ReactNode[] {
  const { language, texts } = reader
  const conditions = effect.conditions.map((condition) => h('li', null, h('bdi', null, condition)))
  return [
    texts.places[effect.jurisdiction],
    authorityNames[effect.authority][language],
    h('strong', null, texts.statuses[effect.status]),
    writtenInstant(effect.since, reader),
    conditions.length === 0 ? texts.certificate.noConditions : h('ul', null, ...conditions),
    effect.reason === null ? texts.certificate.noReason : written(effect.reason, language),
  ]
}
