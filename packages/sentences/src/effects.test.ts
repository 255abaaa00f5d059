import { languages } from '@concert/domain/languages'
import { expect, test } from 'vitest'
import { type EffectWord, effectsInPlaces } from './effects.ts'
import { placesInSentence } from './places.ts'
import { say } from './sentence.ts'

test.each(languages)('%s words every effect with its places', (language) => {
  const { CN, HK, MO } = placesInSentence
  const said = (word: EffectWord, places: readonly (typeof HK)[]): string =>
    say(effectsInPlaces[word], language, { places: places.map((place) => say(place, language)) })
  for (const word of Object.keys(effectsInPlaces) as EffectWord[]) {
    expect(said(word, [CN, HK, MO]).length).toBeGreaterThan(said(word, [MO]).length)
    expect(said(word, [CN, HK, MO])).not.toMatch(/undefined|\bCN\b|\bHK\b|\bMO\b|[{}]/)
  }
})
