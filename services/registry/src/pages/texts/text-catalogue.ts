import type { ProblemCode } from '@concert/contracts/problems'
import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { CertifiableRiskClass } from '@concert/domain/scheme/requirement'
import type { EffectWord } from '#verdict/effect-word.ts'

/** Effects that are worth the same, with the places that share it. */
export interface Worth {
  readonly effect: EffectWord
  readonly places: readonly Jurisdiction[]
}

/** The services whose documentation the origin serves. */
export type DocumentedService = 'applications' | 'evidence' | 'reviews' | 'exchange' | 'registry'

/** Every text of the pages in one language. A language that lacks one does not compile. */
export interface TextCatalogue {
  /** The language's own name of itself. */
  readonly languageName: string
  readonly siteName: string
  readonly skipToContent: string
  readonly demonstration: string
  readonly footer: string
  readonly navigation: Readonly<Record<'label' | 'home' | 'register' | 'documentation' | 'languages', string>>
  /** Writes a calendar day given as `YYYY-MM-DD`. */
  readonly day: (date: string) => string
  /** Puts a label before what it labels. */
  readonly labelled: (label: string, value: string) => string
  readonly places: Readonly<Record<Jurisdiction, string>>
  readonly effects: Readonly<Record<EffectWord, string>>
  readonly riskClasses: Readonly<Record<CertifiableRiskClass, string>>
  readonly verdict: {
    readonly worth: (effects: readonly Worth[]) => string
    readonly inForce: (worth: string) => string
    readonly notInForce: (worth: string) => string
    readonly expired: (day: string) => string
    readonly notYetValid: (day: string) => string
    readonly notRegistered: string
    readonly altered: string
    readonly unknownIssuer: string
  }
  readonly home: Readonly<
    Record<
      | 'title'
      | 'lead'
      | 'whatRuns'
      | 'serviceColumn'
      | 'taskColumn'
      | 'story'
      | 'storyLead'
      | 'storyCommand'
      | 'documentation'
      | 'documentationLead'
      | 'register'
      | 'registerLead',
      string
    >
  > & {
    readonly services: Readonly<Record<DocumentedService | 'certificates' | 'workflows', string>>
    readonly storySteps: readonly [string, string, string, string, string, string, string]
  }
  readonly register: Readonly<
    Record<
      | 'title'
      | 'query'
      | 'hint'
      | 'jurisdiction'
      | 'status'
      | 'any'
      | 'submit'
      | 'results'
      | 'none'
      | 'notSearchable'
      | 'next'
      | 'number'
      | 'holder'
      | 'system'
      | 'validity'
      | 'effects',
      string
    >
  >
  readonly certificate: Readonly<
    Record<
      | 'heading'
      | 'checkedAt'
      | 'doNotRely'
      | 'effects'
      | 'jurisdiction'
      | 'authority'
      | 'status'
      | 'since'
      | 'conditions'
      | 'reason'
      | 'noConditions'
      | 'noReason'
      | 'facts'
      | 'number'
      | 'holder'
      | 'identifier'
      | 'place'
      | 'system'
      | 'version'
      | 'weightsDigest'
      | 'riskClass'
      | 'edition'
      | 'scope'
      | 'leadAuthority'
      | 'validity'
      | 'issuedAt'
      | 'history'
      | 'signatures'
      | 'key'
      | 'result'
      | 'signatureValid'
      | 'signatureNotValid'
      | 'unknownSigner'
      | 'downloads'
      | 'credential'
      | 'compactCredential'
      | 'statements'
      | 'keys'
      | 'machineReadable'
      | 'offline'
      | 'offlineLead'
      | 'to',
      string
    >
  >
  readonly notFound: Readonly<Record<'title' | 'lead' | 'search', string>>
  readonly problem: Readonly<Record<'code' | 'status' | 'remedy' | 'lead', string>>
  readonly remedies: Readonly<Record<ProblemCode, string>>
  readonly documentation: Readonly<Record<'title' | 'lead' | 'page' | 'openApi' | 'problems', string>>
}
