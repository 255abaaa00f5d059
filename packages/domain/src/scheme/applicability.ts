import type { Jurisdiction } from '#jurisdictions.ts'
import type { RiskClass } from '#risk-class.ts'
import {
  type Catalogue,
  type ClassApplicability,
  type MetricCheck,
  type Modality,
  type Obligation,
  type PlaceApplicability,
  type Requirement,
  obligations,
} from './requirement.ts'

/** What decides which requirements apply: the class of the system, its modalities and where it is used. */
export type CertificationScope = {
  readonly riskClass: RiskClass
  readonly modalities: readonly Modality[]
  readonly placesOfUse: readonly Jurisdiction[]
}

export type ApplicableRequirement = {
  readonly requirementId: string
  readonly obligation: Obligation
  /** Whether the application is incomplete without an answer: the obligation is `required`. */
  readonly mustAnswer: boolean
  /** Whether the answer must cite evidence: it must be given, and the requirement names evidence. */
  readonly needsEvidence: boolean
  /** Why it applies: what the class says, which modalities it meets, what each place of use says. */
  readonly because: readonly string[]
  /** The local-annex clauses of the places of use in which the requirement applies. */
  readonly localAnnex: readonly string[]
  /** The metric checks in force for the class, the modalities and the places of use, by their id in the requirement. */
  readonly metrics: readonly string[]
}

/**
 * The requirements that apply to a scope, in the order of the catalogue, each with how strongly and why
 * (ISO/IEC 17065 7.1.2, 7.4.1). Pure.
 *
 * A requirement applies when its class entry is not `not-applicable`, it is for all modalities or shares one with the
 * system, and at least one place of use has an entry other than `not-applicable`. Its obligation is the *weaker* of
 * what the class says and the *strongest* that any place of use says, in the order conditional, recommended, required
 * (a place's `mandatory` counts as required). So another place of use can only add requirements and strengthen
 * obligations, and what is asked in one place only never reaches a scope without that place.
 *
 * `conditional` means: only if a fact of the application's data flows or of a sandbox holds. Those facts are judged in
 * the evaluation, so a conditional requirement is never demanded at submission; it may be answered, and so may a
 * recommended one, with or without evidence.
 *
 * Nothing applies to the class `unacceptable`: such a system is refused (see `screenProhibitedPractices`), and the
 * empty list must not be read as "nothing is missing".
 */
export function applicableRequirements(catalogue: Catalogue, scope: CertificationScope): ApplicableRequirement[] {
  return catalogue.requirements.flatMap((requirement) => {
    const applicable = applyRequirement(requirement, scope)
    return applicable === null ? [] : [applicable]
  })
}

/**
 * The requirements without whose answer an application is incomplete (ISO/IEC 17065 7.2): required by the class and
 * mandatory in at least one place of use.
 */
export function mustAnswer(catalogue: Catalogue, scope: CertificationScope): ApplicableRequirement[] {
  return applicableRequirements(catalogue, scope).filter((requirement) => requirement.mustAnswer)
}

function applyRequirement(requirement: Requirement, scope: CertificationScope): ApplicableRequirement | null {
  const byClass = obligationByClass(requirement.applicability.riskClasses[scope.riskClass])
  const places = placesWhereItApplies(requirement, scope.placesOfUse)
  const shared = sharedModalities(requirement, scope.modalities)
  const [firstPlace, ...otherPlaces] = places
  if (byClass === null || shared.length === 0 || firstPlace === undefined) return null

  const strongestPlace = otherPlaces.reduce<Obligation>(
    (strongest, place) => stronger(strongest, place.obligation),
    firstPlace.obligation,
  )
  const obligation = weaker(byClass, strongestPlace)
  return {
    requirementId: requirement.id,
    obligation,
    mustAnswer: obligation === 'required',
    needsEvidence: obligation === 'required' && requirement.evidence.length > 0,
    because: [
      `class ${scope.riskClass}: ${byClass}`,
      ...shared.map((modality) => (modality === 'all' ? 'every modality' : `modality ${modality}`)),
      ...places.map((place) => `${place.jurisdiction}: ${place.entry}`),
    ],
    localAnnex: requirement.localAnnex
      .filter((clause) => places.some((place) => place.jurisdiction === clause.jurisdiction))
      .map((clause) => clause.id),
    metrics: requirement.acceptance.metrics.filter((metric) => isInForce(metric, scope)).map((metric) => metric.id),
  }
}

function obligationByClass(entry: ClassApplicability): Obligation | null {
  return entry === 'not-applicable' || entry === 'refuse' ? null : entry
}

function sharedModalities(requirement: Requirement, modalities: readonly Modality[]): (Modality | 'all')[] {
  return requirement.modalities.filter((modality) => modality === 'all' || modalities.includes(modality))
}

type Place = { jurisdiction: Jurisdiction; entry: PlaceApplicability; obligation: Obligation }

function placesWhereItApplies(requirement: Requirement, placesOfUse: readonly Jurisdiction[]): Place[] {
  return [...new Set(placesOfUse)].flatMap((jurisdiction) => {
    const entry = requirement.applicability.jurisdictions[jurisdiction]
    if (entry === 'not-applicable') return []
    return [{ jurisdiction, entry, obligation: entry === 'mandatory' ? 'required' : entry }]
  })
}

function isInForce(metric: MetricCheck, scope: CertificationScope): boolean {
  if (scope.riskClass === 'unacceptable' || metric.threshold[scope.riskClass] === undefined) return false
  const modalityFits = metric.modalities?.some((modality) => scope.modalities.includes(modality)) ?? true
  const placeFits = metric.jurisdictions?.some((place) => scope.placesOfUse.includes(place)) ?? true
  return modalityFits && placeFits
}

function stronger(one: Obligation, other: Obligation): Obligation {
  return obligations.indexOf(one) >= obligations.indexOf(other) ? one : other
}

function weaker(one: Obligation, other: Obligation): Obligation {
  return obligations.indexOf(one) <= obligations.indexOf(other) ? one : other
}
