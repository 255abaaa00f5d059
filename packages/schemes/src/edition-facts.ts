import type { CertificateRules } from '@concert/domain/certificate/lints'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import type { Language } from '@concert/domain/languages'
import type { CertifiableRiskClass, Requirement } from '@concert/domain/scheme/requirement'
import type { Edition } from './load-edition.ts'

/** The requirement of that id, or undefined when the edition has none. */
export function requirementOf(edition: Edition, requirementId: string): Requirement | undefined {
  return edition.requirements.find((requirement) => requirement.id === requirementId)
}

/**
 * The title of a requirement in a language of the joint body.
 *
 * @throws RangeError when the edition has no such requirement
 */
export function requirementTitle(edition: Edition, requirementId: string, language: Language): string {
  const requirement = requirementOf(edition, requirementId)
  if (requirement === undefined) throw new RangeError(`${edition.id} has no requirement ${requirementId}`)
  return requirement.title[language]
}

/**
 * The competence that the evaluator of a requirement must hold (ISO/IEC 17065 6.1.1, 7.4.2): the code of an area (TS,
 * ET, DP, XB, IN) or, where the requirement tests one kind of model, of that kind (nlp, cv, ml, genai).
 *
 * @throws RangeError when the edition has no such requirement
 */
export function competenceOf(edition: Edition, requirementId: string): string {
  const { competenceOf: codes } = edition.parameters
  const code = Object.hasOwn(codes, requirementId) ? codes[requirementId] : undefined
  if (code === undefined) throw new RangeError(`${edition.id} has no requirement ${requirementId}`)
  return code
}

/** What a class means for a certificate: months of validity, months of surveillance, minimum number of evaluators. */
export function certifiableClass(edition: Edition, riskClass: CertifiableRiskClass) {
  const found = edition.scheme.riskClasses.find((entry) => entry.code === riskClass)
  if (found === undefined || !found.certifiable) throw new RangeError(`${edition.id} has no class ${riskClass}`)
  return found
}

/** How long a certificate of that class is valid, in months from its first day. */
export function validityMonths(edition: Edition, riskClass: CertifiableRiskClass): number {
  return certifiableClass(edition, riskClass).validityMonths
}

/** What the lints of a certificate take from the edition: how long each class is valid. */
export function certificateRules(edition: Edition): CertificateRules {
  return {
    validityMonths: {
      high: validityMonths(edition, 'high'),
      limited: validityMonths(edition, 'limited'),
      minimal: validityMonths(edition, 'minimal'),
    },
  }
}

/** The three digits under which an authority numbers its certificates. */
export function certificateBodyOf(edition: Edition, authority: Authority): string {
  return edition.places[jurisdictionOf(authority)].certificateBody
}
