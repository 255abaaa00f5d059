import type { Jurisdiction } from './jurisdictions.ts'
import type { Language } from './languages.ts'
import type { RiskClass } from './risk-class.ts'
import type { AuthorisationGap, Role } from './roles.ts'
import type { ProhibitedPracticeCode } from './scheme/prohibited-practices.ts'
import type { WrittenText } from './written-text.ts'

/**
 * What may fill a gap of a sentence, by kind. It is data that a program can read too, never a phrase of one language. `text` is
 * written as it stands (an id, a date, a code of the API); the kinds after `list` are words of a closed list, which the
 * catalogue of sentences has in every language.
 */
export interface ParamValues {
  text: string
  number: number
  list: readonly string[]
  function: Role
  functions: readonly Role[]
  'authorisation-gap': AuthorisationGap
  place: Jurisdiction
  'risk-class': RiskClass
  'nonconformity-grade': 'minor' | 'major'
  language: Language
  languages: readonly Language[]
  practice: ProhibitedPracticeCode | 'not-named'
  /** The code of an identifier scheme, such as `HK-UBI`, or `certificate-number`. */
  identifier: string
  'written-text': WrittenText
}

/** A kind, or a closed list of words that only the sentence itself tells apart (`{part, select, year {…} …}`). */
export type ParamKind = keyof ParamValues | readonly string[]

/** The params of a sentence, each by name with its kind. */
export type ParamKinds = Readonly<Record<string, ParamKind>>

type ValueOf<Kind> = Kind extends keyof ParamValues
  ? ParamValues[Kind]
  : Kind extends readonly (infer Word)[]
    ? Word
    : never

/** The values that a sentence with these params is filled with. */
export type ParamsOf<Kinds extends ParamKinds> = { readonly [Name in keyof Kinds]: ValueOf<Kinds[Name]> }
