import type { Language } from '@concert/domain/languages'
import { sayDay } from '@concert/sentences/calendar-day'
import { effectsInPlaces } from '@concert/sentences/effects'
import * as text from '@concert/sentences/pages/verdict'
import { placesInSentence } from '@concert/sentences/places'
import { say } from '@concert/sentences/sentence'
import type { RegisteredEffect } from '#register/representation.ts'
import { effectWord } from './effect-word.ts'
import type { Verdict } from './judge.ts'

/** States in one sentence of a language whether a credential is authentic and what it is worth in each place. */
export function sentenceOf(verdict: Pick<Verdict, 'basis' | 'effects'>, language: Language): string {
  const { basis } = verdict
  switch (basis.kind) {
    case 'altered':
      return say(text.altered, language)
    case 'not-a-credential':
      return say(text.notACredential, language)
    case 'unknown-issuer':
      return say(text.unknownIssuer, language)
    case 'not-registered':
      return say(text.notRegistered, language)
    case 'expired':
      return say(text.expired, language, { day: sayDay(basis.day, language) })
    case 'not-yet-valid':
      return say(text.notYetValid, language, { day: sayDay(basis.day, language) })
    case 'effects':
      return say(text.onTheDay[basis.inForce], language, { worth: worthOf(verdict.effects, language) })
  }
}

/** The effects of a day of validity, grouped by what they are worth, in the order in which each first occurs. */
function worthOf(effects: readonly RegisteredEffect[], language: Language): string {
  const worded = effects.map((effect) => ({ word: effectWord(effect, 'current'), place: effect.jurisdiction }))
  return [...new Set(worded.map(({ word }) => word))]
    .map((word) => {
      const sharing = worded.filter((one) => one.word === word)
      const places = sharing.map(({ place }) => say(placesInSentence[place], language))
      return say(effectsInPlaces[word], language, { places })
    })
    .reduceRight((rest, first) => say(text.worthAndWorth, language, { first, rest }))
}
