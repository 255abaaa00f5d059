import type { Language } from '@concert/domain/languages'
import type { RegisteredEffect } from '#store/effects.ts'
import type { Worth } from '#pages/texts/text-catalogue.ts'
import { texts } from '#pages/texts/texts.ts'
import { effectWord } from './effect-word.ts'
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

/** Groups the effects of a day of validity by what they are worth, in the order in which each first occurs. */
function worthOf(effects: readonly RegisteredEffect[]): Worth[] {
  const worded = effects.map((effect) => ({ effect: effectWord(effect, 'current'), place: effect.jurisdiction }))
  return [...new Set(worded.map(({ effect }) => effect))].map((effect) => ({
    effect,
    places: worded.filter((one) => one.effect === effect).map(({ place }) => place),
  }))
}
