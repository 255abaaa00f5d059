import { authorityRecords } from './authorities/records.ts'
import { type Language, languages } from './languages.ts'

/** One of the records, with its literal members. */
export type AuthorityRecord = (typeof authorityRecords)[number]
/** The tenants of the joint body, by their code in URLs and in the database. */
export type Authority = AuthorityRecord['code']
/** The places whose law holds, and in which a certificate can have an effect. */
export type Jurisdiction = AuthorityRecord['place']['code']
export type Currency = AuthorityRecord['tariff']['currency']
export type LeadLetter = AuthorityRecord['letter']

export const authorities: readonly Authority[] = authorityRecords.map(({ code }) => code)
export const jurisdictions: readonly Jurisdiction[] = authorityRecords.map(({ place }) => place.code)
/** The currencies that authorities charge in (ISO 4217). */
export const currencies: readonly Currency[] = [...new Set(authorityRecords.map(({ tariff }) => tariff.currency))]
/** The letters that can name a lead authority, in the order of `authorities`. */
export const leadLetters: readonly LeadLetter[] = authorityRecords.map(({ letter }) => letter)

const recordByAuthority = byKey(authorityRecords, ({ code }) => code)
const recordByJurisdiction = byKey(authorityRecords, ({ place }) => place.code)

/** What this version knows of an authority. */
export function recordOf(authority: Authority): AuthorityRecord {
  return recordByAuthority[authority]
}

/** What this version knows of a place. */
export function placeOf(jurisdiction: Jurisdiction): AuthorityRecord['place'] {
  return recordByJurisdiction[jurisdiction].place
}

/** The jurisdiction whose law an authority applies. */
export function jurisdictionOf(authority: Authority): Jurisdiction {
  return recordOf(authority).place.code
}

/** The authority that decides for a jurisdiction. */
export function authorityOf(jurisdiction: Jurisdiction): Authority {
  return recordByJurisdiction[jurisdiction].code
}

/** The letter by which a certificate number names its lead authority, for example H for `hk`. */
export function leadLetter(authority: Authority): LeadLetter {
  return recordOf(authority).letter
}

/** The languages in which the law of a place is authoritative. */
export function languagesOf(jurisdiction: Jurisdiction): readonly Language[] {
  return placeOf(jurisdiction).languages
}

/** The languages in which the scope must be written: those authoritative in any place of use, in the order of `languages`. */
export function scopeLanguages(placesOfUse: readonly Jurisdiction[]): Language[] {
  return languages.filter((language) => placesOfUse.some((place) => languagesOf(place).includes(language)))
}

/** The authorities of the places of use other than the lead: those that recognise. In the order of `jurisdictions`. */
export function recognisingAuthorities(lead: Authority, placesOfUse: readonly Jurisdiction[]): Authority[] {
  return jurisdictions.filter((place) => placesOfUse.includes(place) && authorityOf(place) !== lead).map(authorityOf)
}

function byKey<Value, Key extends string>(values: readonly Value[], keyOf: (value: Value) => Key): Record<Key, Value> {
  return Object.fromEntries(values.map((value) => [keyOf(value), value])) as Record<Key, Value>
}
