import { type Jurisdiction, jurisdictions, placeOf } from '@concert/domain/jurisdictions'
import type { Sentence } from './sentence.ts'

/** The places by their names, as a table or a list shows them. */
export const placeNames = byPlace((place) => placeOf(place).names)

/** The places as a sentence says that something holds in them: in Portuguese with the preposition, which differs by place. */
export const placesInSentence = byPlace((place) => placeOf(place).inSentence)

function byPlace(sentenceOf: (place: Jurisdiction) => Sentence): Readonly<Record<Jurisdiction, Sentence>> {
  const entries = jurisdictions.map((place) => [place, sentenceOf(place)])
  return Object.fromEntries(entries) as Record<Jurisdiction, Sentence>
}
