import type { Period } from '@concert/credentials/period-of-validity'
import { addCalendarDays } from '@concert/domain/instant'
import { authorityNames } from '@concert/sentences/authorities'
import { effectWords, type EffectWord } from '@concert/sentences/effects'
import * as label from '@concert/sentences/pages/certificate'
import { placeNames } from '@concert/sentences/places'
import { say, type Sentence } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { RegisteredCertificate, RegisteredEffect } from '#register/representation.ts'
import { effectWord } from '#verify/effect-word.ts'
import { dataTable } from './data-table.ts'
import type { Reader } from './page.ts'
import { written, writtenDay, writtenInstant } from './written-text.ts'

/** The effects of a certificate on a day of this period, one per row. */
export function presentEffectsTable(reader: Reader, certificate: RegisteredCertificate, period: Period): ReactElement {
  const rows = certificate.effects.map((effect) => {
    const word = effectWord(effect, period)
    return cellsOf(reader, effect, word, presentSince(reader, effect, word, certificate))
  })
  return effectsTable(reader, label.effects, rows)
}

/** Every effect as its authority stated it, one per row. */
export function historyTable(reader: Reader, { history }: RegisteredCertificate): ReactElement {
  const rows = history.map((effect) =>
    cellsOf(reader, effect, effectWord(effect, 'current'), writtenInstant(effect.since, effect.authority, reader)),
  )
  return effectsTable(reader, label.history, rows)
}

function effectsTable({ language }: Reader, caption: Sentence, rows: ReactNode[][]): ReactElement {
  const headings = [label.jurisdiction, label.authority, label.status, label.since, label.conditions, label.reason]
  return dataTable({
    caption: say(caption, language),
    headings: headings.map((heading) => say(heading, language)),
    rows,
  })
}

/** An expired effect has expired since the day after the last; an effect in the future has no beginning yet. */
function presentSince(
  reader: Reader,
  effect: RegisteredEffect,
  word: EffectWord,
  { validTo }: RegisteredCertificate,
): ReactNode {
  if (word === 'expired') return writtenDay(addCalendarDays(validTo, 1), reader)
  if (word === 'not-yet-valid') return '–'
  return writtenInstant(effect.since, effect.authority, reader)
}

function cellsOf(reader: Reader, effect: RegisteredEffect, word: EffectWord, since: ReactNode): ReactNode[] {
  const { language } = reader
  const conditions = effect.conditions.map((condition) => h('li', null, h('bdi', null, condition)))
  return [
    say(placeNames[effect.jurisdiction], language),
    say(authorityNames[effect.authority], language),
    h('strong', null, say(effectWords[word], language)),
    since,
    conditions.length === 0 ? say(label.noConditions, language) : h('ul', null, ...conditions),
    effect.reason === null ? say(label.noReason, language) : written(effect.reason, language),
  ]
}
