import { authorityRecords } from '#authorities/records.ts'
import { type AuthorityRecord, type Jurisdiction, placeOf } from '#jurisdictions.ts'
import type { IdentifierCheck } from './identifier-check.ts'
import { checkLegalEntityIdentifier } from './legal-entity-identifier.ts'

/** The register of each place, and the worldwide LEI beside them. */
export type IdentifierScheme = PlaceScheme | 'LEI'
type PlaceScheme = AuthorityRecord['place']['identifierScheme']['code']

const checks = Object.fromEntries([
  ...authorityRecords.map(({ place: { identifierScheme } }) => [identifierScheme.code, identifierScheme.check]),
  ['LEI', checkLegalEntityIdentifier],
]) as Readonly<Record<IdentifierScheme, (value: string) => IdentifierCheck>>

/** The registers an organisation's identifier may come from: one of each place, and the worldwide LEI beside them. */
export const identifierSchemes = Object.keys(checks) as readonly IdentifierScheme[]

/** Checks an organisation's identifier by the algorithm of its register; the refusal names every wrong position. */
export function checkIdentifier(scheme: IdentifierScheme, value: string): IdentifierCheck {
  return checks[scheme](value)
}

/** The identifier that the law of a place gives to the organisations seated there. */
export function identifierSchemeOf(jurisdiction: Jurisdiction): PlaceScheme {
  return placeOf(jurisdiction).identifierScheme.code
}
