import type { IdentifierCheck } from '../identifiers/identifier-check.ts'
import type { Language, TextInEveryLanguage } from '../languages.ts'

/**
 * Everything that this version knows of one authority. Whatever is listed by authority or by place elsewhere is made from the
 * records, so that a new jurisdiction is a new record (CONTRIBUTING.md, *Adding a jurisdiction*).
 */
export interface AuthorityRecord {
  /** Names the authority in URLs, databases, roles, settings and key files: lower-case letters and hyphens, for example `cn-gd`. */
  readonly code: string
  /** Names the authority as lead in certificate numbers: one capital letter of its own. */
  readonly letter: string
  /** IANA time zone in which its days begin and end, for example `Asia/Hong_Kong`. */
  readonly timeZone: string
  /** Its name as the register shows it. A reference tenant says that it is one. */
  readonly names: TextInEveryLanguage
  readonly place: PlaceRecord
  readonly tariff: Tariff
}

/** The place whose law the authority applies, and in which its decision has effect. */
export interface PlaceRecord {
  /** Two capital letters, as ISO 3166-1 has them. */
  readonly code: string
  readonly names: TextInEveryLanguage
  /** The place as a sentence says that something holds in it: in Portuguese with the preposition, which differs by place. */
  readonly inSentence: TextInEveryLanguage
  /** The languages in which its law is authoritative; the scope of a certificate is written in each of them. */
  readonly languages: readonly Language[]
  readonly identifierScheme: IdentifierSchemeRecord
}

/** The identifier that the law of a place gives to the organisations seated there. */
export interface IdentifierSchemeRecord {
  /** Names the register wherever an identifier is stored or signed, for example `HK-UBI`. */
  readonly code: string
  readonly names: TextInEveryLanguage
  /** Checks a value by the algorithm of the register and answers its normalised form, or every wrong position. */
  readonly check: (value: string) => IdentifierCheck
}

/** How an authority charges, by one version of the fee function. */
export interface Tariff {
  readonly version: 'fee-1'
  /** ISO 4217. */
  readonly currency: string
  /** Whole units of the currency for 1000 Hong Kong dollars, in which the function is written. */
  readonly perThousandHkd: number
}
