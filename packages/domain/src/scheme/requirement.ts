import type { Jurisdiction } from '#jurisdictions.ts'
import type { TextInEveryLanguage } from '#languages.ts'
import type { RiskClass } from '#risk-class.ts'

/** A class that can end in a certificate. */
export type CertifiableRiskClass = Exclude<RiskClass, 'unacceptable'>

/** What kind of AI system it is; a system may be several. */
export const modalities = ['nlp', 'cv', 'ml', 'genai', 'biometric', 'agent'] as const
export type Modality = (typeof modalities)[number]

/** How much a requirement asks of an applicant, weakest first: an obligation's index is its strength. */
export const obligations = ['conditional', 'recommended', 'required'] as const
export type Obligation = (typeof obligations)[number]

/** What a class makes of a requirement. `refuse`: the system cannot be certified at all. */
export type ClassApplicability = Obligation | 'not-applicable' | 'refuse'
/** What a place of use makes of a requirement. */
export const placeApplicabilities = ['mandatory', 'recommended', 'conditional', 'not-applicable'] as const
export type PlaceApplicability = (typeof placeApplicabilities)[number]

export type EvidenceDemand = {
  readonly type: string
  readonly residencyCategory: string
  readonly description: string
  /** How old the evidence may be when it is submitted. */
  readonly maxAgeDays?: number
}

/** A clause that one place adds to a requirement, numbered `<requirement>/<place>`. */
export type LocalAnnexClause = {
  readonly id: string
  readonly jurisdiction: Jurisdiction
  readonly text: { readonly en: string }
}

/** A number that decides, or helps to decide, whether a requirement is met. Its id is unique within its requirement. */
export type MetricCheck = {
  readonly id: string
  readonly name: string
  readonly formula: string
  readonly unit: string
  readonly operator: '<=' | '>=' | '=='
  /** The bound for each class that has one, in `unit`. */
  readonly threshold: Readonly<Partial<Record<CertifiableRiskClass, number | boolean>>>
  readonly minSample: number | null
  /** Where the threshold comes from: cited, convention or proposed. */
  readonly basis: string
  readonly modalities?: readonly Modality[]
  readonly jurisdictions?: readonly Jurisdiction[]
  readonly contentTypes?: readonly string[]
}

/** One criterion of the catalogue (ISO/IEC 17067 6.5.1). */
export type Requirement = {
  readonly id: string
  readonly version: string
  readonly pillar: string
  readonly title: TextInEveryLanguage
  readonly statement: { readonly en: string }
  readonly evidence: readonly EvidenceDemand[]
  readonly evaluationMethods: readonly string[]
  readonly modalities: readonly (Modality | 'all')[]
  readonly applicability: {
    readonly jurisdictions: Readonly<Record<Jurisdiction, PlaceApplicability>>
    readonly riskClasses: Readonly<Record<RiskClass, ClassApplicability>>
  }
  readonly localAnnex: readonly LocalAnnexClause[]
  readonly acceptance: {
    readonly kind: 'judgement' | 'metrics-and-judgement'
    readonly metrics: readonly MetricCheck[]
    readonly reviewerQuestions: readonly string[]
  }
  readonly defaultNonconformity: 'minor' | 'major'
  readonly surveillance: 'every-surveillance' | 'recertification' | 'on-change' | 'sandbox-only'
  readonly normativeReferences: readonly string[]
}

/** What applicability is computed over: the requirements of one edition. */
export type Catalogue = { readonly requirements: readonly Requirement[] }
