import type { ClauseId } from '../clauses.ts'
import { parseCertificateNumber } from '../identifiers/certificate-number.ts'
import { addCalendarDays, addMonths, isBefore, isCalendarDate, localDate } from '../instant.ts'
import { authorityOf, jurisdictionOf, languagesOf, leadLetter } from '../jurisdictions.ts'
import type { Jurisdiction } from '../jurisdictions.ts'
import type { CitedViolation } from '../machine.ts'
import type { CertifiableRiskClass } from '../scheme/requirement.ts'
import { isBlank, isDigest, repeatedAt, violation } from '../violation.ts'
import type { Violation, ViolationOf } from '../violation.ts'
import type { CertificateContent } from './content.ts'

/** What the lints need of the edition under which the certificate is issued. */
export type CertificateRules = {
  readonly validityMonths: Readonly<Record<CertifiableRiskClass, number>>
}

/** One check of the content of a certificate, run before anything is signed. */
export type CertificateLint = {
  readonly id: string
  readonly clause: ClauseId
  readonly check: (content: CertificateContent, rules: CertificateRules) => readonly Violation[]
}

/** Every lint. The list is what must pass before content is stored to be signed; a new lint is a new line. */
export const certificateLints: readonly CertificateLint[] = [
  { id: 'number-well-formed', clause: 'gbaai-number', check: numberIsWellFormed },
  { id: 'class-certifiable', clause: 'euaia-5', check: classIsCertifiable },
  { id: 'validity-of-class', clause: 'gbaai-validity', check: validityFitsTheClass },
  { id: 'valid-from-issue', clause: 'gbaai-validity', check: validityBeginsWithTheIssue },
  { id: 'dates-in-order', clause: 'iso17065-7.7.3', check: datesAreInOrder },
  { id: 'scope-in-languages', clause: 'gbaai-languages', check: scopeIsInEveryLanguage },
  { id: 'holder-identified', clause: 'iso17065-7.7.1', check: holderIsIdentified },
  { id: 'system-identified', clause: 'iso17065-7.7.1', check: systemIsIdentified },
  { id: 'decision-for-each-place', clause: 'gbaai-recognition', check: everyPlaceHasItsDecision },
  { id: 'conditions-named', clause: 'gbaai-recognition', check: reservationNamesItsConditions },
  { id: 'content-hashed', clause: 'gbaai-evidence', check: contentIsHashed },
]

/** Everything that the lints say against a content, each with the clause of its lint. Empty: it may be signed. */
export function lintCertificate(content: CertificateContent, rules: CertificateRules): CitedViolation[] {
  return certificateLints.flatMap(({ clause, check }) =>
    check(content, rules).map((violation) => ({ ...violation, clause })),
  )
}

/**
 * The last day (`YYYY-MM-DD`) of a certificate's validity, which holds until that day ends: the day before the one with the
 * number of the first, `months` later. A month without such a day is counted whole.
 */
export function validToOf(validFrom: string, months: number): string {
  const next = addMonths(validFrom, months)
  const isCutShort = next.slice(8) < validFrom.slice(8)
  return isCutShort ? next : addCalendarDays(next, -1)
}

function numberIsWellFormed(content: CertificateContent): Violation[] {
  const parsed = parseCertificateNumber(content.certificateNumber)
  const pointer = '/certificateNumber'
  if (!parsed.ok) return parsed.violations.map((one) => ({ ...one, pointer }))
  const said = [
    ['spelling', parsed.value, content.certificateNumber],
    ['lead-authority', parsed.lead, leadLetter(content.leadAuthority)],
    ['risk-class', parsed.riskClass, content.riskClass],
    ['year', String(parsed.year), localDate(content.issuedAt, content.leadAuthority).slice(0, 4)],
  ] as const
  return said
    .filter(([, inNumber, inContent]) => inNumber !== inContent)
    .map(([part, inNumber, inContent]) =>
      violation('number-contradicts-content', pointer, { part, inNumber, inContent }, part),
    )
}

function classIsCertifiable({ riskClass }: CertificateContent): Violation[] {
  if (riskClass !== 'unacceptable') return []
  return [violation('class-unacceptable', '/riskClass', { practice: 'not-named' })]
}

function validityFitsTheClass(content: CertificateContent, rules: CertificateRules): Violation[] {
  const { riskClass, validFrom, validTo } = content
  if (riskClass === 'unacceptable' || !isCalendarDate(validFrom)) return []
  const expected = validToOf(validFrom, rules.validityMonths[riskClass])
  if (validTo === expected) return []
  return [violation('validity-not-of-class', '/validTo', { validTo, riskClass, validFrom, expected })]
}

/** Neither a certificate for later nor one of the past: a later start would carry it past what was evaluated and decided. */
function validityBeginsWithTheIssue({ validFrom, issuedAt, leadAuthority }: CertificateContent): Violation[] {
  const issuedOn = localDate(issuedAt, leadAuthority)
  if (!isCalendarDate(validFrom) || validFrom === issuedOn) return []
  return [violation('valid-from-another-day', '/validFrom', { validFrom, issuedOn })]
}

function datesAreInOrder(content: CertificateContent): Violation[] {
  const { decisions, decidedAt, issuedAt, validFrom, validTo, leadAuthority } = content
  const violations: Violation[] = Object.entries({ validFrom, validTo })
    .filter(([, date]) => !isCalendarDate(date))
    .map(([member]) => violation('date-malformed', `/${member}`, {}))
  const decidedOn = localDate(decidedAt, leadAuthority)
  if (validFrom < decidedOn) {
    violations.push(violation('valid-before-decision', '/validFrom', { validFrom, decidedOn }))
  }
  const late = decisions.findIndex((one) => isBefore(issuedAt, one.decidedAt))
  if (late >= 0) {
    violations.push(violation('issued-before-decision', `/decisions/${late}/decidedAt`, {}))
  }
  return violations
}

function scopeIsInEveryLanguage(content: CertificateContent): Violation[] {
  return content.placesOfUse.flatMap((place) =>
    languagesOf(place)
      .filter((language) => isBlank(content.scope[language]))
      .map((language) => violation('scope-language-missing', `/scope/${language}`, { language }, place)),
  )
}

function holderIsIdentified({ holder }: CertificateContent): Violation[] {
  const names = Object.values(holder.names).some((name) => !isBlank(name))
  return [
    ...(names ? [] : [missing('/holder/names', 'holder-name')]),
    ...(isBlank(holder.identifier.value) ? [missing('/holder/identifier/value', 'holder-identifier')] : []),
  ]
}

function systemIsIdentified({ aiSystem }: CertificateContent): Violation[] {
  const names = Object.values(aiSystem.names).some((name) => !isBlank(name))
  return [
    ...(names ? [] : [missing('/aiSystem/names', 'system-name')]),
    ...(isBlank(aiSystem.version) ? [missing('/aiSystem/version', 'system-version')] : []),
    ...(isDigest(aiSystem.weightsDigest) ? [] : [malformedDigest('/aiSystem/weightsDigest')]),
  ]
}

/** The lead grants for its place, each other place of use has one decision of its own authority, and there are no more. */
function everyPlaceHasItsDecision({ decisions, placesOfUse, leadAuthority }: CertificateContent): Violation[] {
  const undecided = placesOfUse
    .filter((place) => !decisions.some((one) => one.jurisdiction === place))
    .map((place) => missing('/decisions', 'decision', place))
  const wrong = decisions.flatMap((one, index) => {
    const isLead = one.authority === leadAuthority
    const fits =
      authorityOf(one.jurisdiction) === one.authority &&
      placesOfUse.includes(one.jurisdiction) &&
      isLead === (one.decision === 'grant')
    return fits ? [] : [misplaced(index, one.authority)]
  })
  const repeated = repeatedAt(decisions, (one) => one.authority).map((index) =>
    misplaced(index, decisions[index]?.authority ?? ''),
  )
  const isLeadAmongPlaces = placesOfUse.includes(jurisdictionOf(leadAuthority))
  return [...undecided, ...wrong, ...repeated, ...(isLeadAmongPlaces ? [] : [missing('/placesOfUse', 'lead-place')])]
}

function reservationNamesItsConditions({ decisions }: CertificateContent): Violation[] {
  return decisions.flatMap((one, index) =>
    one.decision === 'reserve' && one.conditions.length === 0
      ? [missing(`/decisions/${index}/conditions`, 'conditions')]
      : [],
  )
}

function contentIsHashed({ evaluationDigest, nonce }: CertificateContent): Violation[] {
  return [
    ...(isDigest(evaluationDigest) ? [] : [malformedDigest('/evaluationDigest')]),
    ...(isBlank(nonce) ? [missing('/nonce', 'nonce')] : []),
  ]
}

function missing(
  pointer: string,
  member: ViolationOf<'content-missing'>['params']['member'],
  place?: Jurisdiction,
): Violation {
  return violation('content-missing', pointer, { member, place: place ?? '' }, place)
}

function malformedDigest(pointer: string): Violation {
  return violation('digest-malformed', pointer, {})
}

function misplaced(index: number, authority: string): Violation {
  return violation('decision-out-of-place', `/decisions/${index}`, { authority }, authority)
}
