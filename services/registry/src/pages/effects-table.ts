import type { Period } from '@concert/credentials/period-of-validity'
import { addCalendarDays } from '@concert/domain/instant'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import { authorityNames } from '#authority-names.ts'
import type { RegisteredCertificate } from '#store/certificates.ts'
import type { RegisteredEffect } from '#store/effects.ts'
import { type EffectWord, effectWord } from '#verdict/effect-word.ts'
import { dataTable } from './data-table.ts'
import type { Reader } from './page.ts'
import { written, writtenDay, writtenInstant } from './written-text.ts'

/** The effects of a certificate on a day of this period, one a row. */
export function presentEffectsTable(reader: Reader, certificate: RegisteredCertificate, period: Period): ReactElement {
  const rows = certificate.effects.map((effect) => {
    const word = effectWord(effect, period)
    return cellsOf(reader, effect, word, presentSince(reader, effect, word, certificate))
  })
  return effectsTable(reader, reader.texts.certificate.effects, rows)
}

/** Every effect as its authority stated it, one a row. */
export function historyTable(reader: Reader, { history }: RegisteredCertificate): ReactElement {
  const rows = history.map((effect) =>
    cellsOf(reader, effect, effectWord(effect, 'current'), writtenInstant(effect.since, reader)),
  )
  return effectsTable(reader, reader.texts.certificate.history, rows)
}

function effectsTable({ texts }: Reader, caption: string, rows: ReactNode[][]): ReactElement {
  const { certificate: label } = texts
  return dataTable({
    caption,
    headings: [label.jurisdiction, label.authority, label.status, label.since, label.conditions, label.reason],
    rows,
  })
}

/** An expired effect is so since the day after the last; one that is still to come has no beginning yet. */
function presentSince(
  reader: Reader,
  effect: RegisteredEffect,
  word: EffectWord,
  { validTo }: RegisteredCertificate,
): ReactNode {
  if (word === 'expired') return writtenDay(addCalendarDays(validTo, 1), reader)
  if (word === 'not-yet-valid') return '–'
  return writtenInstant(effect.since, reader)
}

function cellsOf(reader: Reader, effect: RegisteredEffect, word: EffectWord, since: ReactNode): ReactNode[] {
  const { language, texts } = reader
  const conditions = effect.conditions.map((condition) => h('li', null, h('bdi', null, condition)))
  return [
    texts.places[effect.jurisdiction],
    authorityNames[effect.authority][language],
    h('strong', null, texts.effects[word]),
    since,
    conditions.length === 0 ? texts.certificate.noConditions : h('ul', null, ...conditions),
    effect.reason === null ? texts.certificate.noReason : written(effect.reason, language),
  ]
}
