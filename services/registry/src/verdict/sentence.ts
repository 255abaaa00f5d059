import type { Language } from '@concert/domain'
import type { RegisteredEffect } from '#store/effects.ts'
import type { Worth } from '#pages/texts/text-catalogue.ts'
import { texts } from '#pages/texts/texts.ts'
import type { Verdict } from './judge.ts'

/** Whether a credential is authentic and what it is worth where, in one sentence of a language. */
export function sentenceOf(verdict: Pick<Verdict, 'basis' | 'effects'>, language: Language): string {
  const { verdict: say, day } = texts[language]
  const { basis } = verdict
  switch (basis.kind) {
    case 'altered':
      return say.altered
    case 'unknown-issuer':
      return say.unknownIssuer
    case 'not-registered':
      return say.notRegistered
    case 'expired':
      return say.expired(day(basis.day))
    case 'not-yet-valid':
      return say.notYetValid(day(basis.day))
    case 'effects': {
      const worth = say.worth(worthOf(verdict.effects))
      return basis.inForce ? say.inForce(worth) : say.notInForce(worth)
    }
  }
}

/** Groups effects by status in the order in which the statuses first occur. */
function worthOf(effects: readonly RegisteredEffect[]): Worth[] {
  return [...new Set(effects.map(({ status }) => status))].map((status) => ({
    status,
    places: effects.filter((effect) => effect.status === status).map(({ jurisdiction }) => jurisdiction),
  }))
}
