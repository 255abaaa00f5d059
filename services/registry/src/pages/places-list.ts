import type { Period } from '@concert/credentials/period-of-validity'
import { isInForce } from '@concert/domain/effect/public-effect'
import { effectWords } from '@concert/sentences/effects'
import { placeNames } from '@concert/sentences/places'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import type { RegisteredCertificate, RegisteredEffect } from '#register/representation.ts'
import { effectWord } from '#verify/effect-word.ts'
import type { Reader } from './page.ts'

/** One badge per place, so that nobody takes what holds in one place for what holds in all. */
export function placesList(reader: Reader, { effects }: RegisteredCertificate, period: Period): ReactElement {
  const { language } = reader
  const badges = effects.map((effect) =>
    h(
      'li',
      { key: effect.jurisdiction, className: toneOf(effect, period) },
      `${say(placeNames[effect.jurisdiction], language)} `,
      h('strong', null, say(effectWords[effectWord(effect, period)], language)),
    ),
  )
  return h('ul', { key: 'places', className: 'places' }, ...badges)
}

/** Green only where the effect is in force on this day. */
function toneOf({ status }: RegisteredEffect, period: Period): 'ok' | 'warn' {
  return isInForce(status) && period === 'current' ? 'ok' : 'warn'
}
