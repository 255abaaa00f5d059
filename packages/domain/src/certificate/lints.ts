import type { ClauseId } from '../clauses.ts'
import { parseCertificateNumber } from '../identifiers/certificate-number.ts'
import { addCalendarDays, addMonths, isBefore, isCalendarDate, localDate } from '../instant.ts'
import { authorityOf, jurisdictionOf, languagesOf, leadLetter } from '../jurisdictions.ts'
import type { CitedViolation } from '../machine.ts'
import type { CertifiableRiskClass } from '../scheme/requirement.ts'
import { isBlank, isDigest, repeatedAt } from '../violation.ts'
import type { Violation } from '../violation.ts'
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

/** Every lint. The list is what `issueCertificate` demands to pass; a new lint is a new line. */
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
  if (!parsed.ok) return parsed.violations.map(({ code, message }) => ({ pointer, code, message }))
  const said: [string, string, string][] = [
    ['spelling', parsed.value, content.certificateNumber],
    ['lead authority', parsed.lead, leadLetter(content.leadAuthority)],
    ['class', parsed.riskClass, content.riskClass],
    ['year', String(parsed.year), localDate(content.issuedAt, content.leadAuthority).slice(0, 4)],
  ]
  return said
    .filter(([, inNumber, inContent]) => inNumber !== inContent)
    .map(([what, inNumber, inContent]) => ({
      pointer,
      code: 'number-contradicts-content',
      message: `The ${what} is ${inNumber} in the certificate number and ${inContent} in the certificate. Correct one.`,
      subject: what,
    }))
}

function classIsCertifiable({ riskClass }: CertificateContent): Violation[] {
  if (riskClass !== 'unacceptable') return []
  const message = 'No certificate is issued for the class unacceptable. Do not issue it.'
  return [{ pointer: '/riskClass', code: 'class-unacceptable', message }]
}

function validityFitsTheClass(content: CertificateContent, rules: CertificateRules): Violation[] {
  const { riskClass, validFrom, validTo } = content
  if (riskClass === 'unacceptable' || !isCalendarDate(validFrom)) return []
  const expected = validToOf(validFrom, rules.validityMonths[riskClass])
  if (validTo === expected) return []
  const message = `The last day in /validTo is ${validTo}; for the class ${riskClass} from ${validFrom} it is ${expected}.`
  return [{ pointer: '/validTo', code: 'validity-not-of-class', message }]
}

/** Neither a certificate for later nor one of the past: a later start would carry it past what was evaluated and decided. */
function validityBeginsWithTheIssue({ validFrom, issuedAt, leadAuthority }: CertificateContent): Violation[] {
  const dayOfIssue = localDate(issuedAt, leadAuthority)
  if (!isCalendarDate(validFrom) || validFrom === dayOfIssue) return []
  const message = `The first day in /validFrom is ${validFrom}; the certificate is issued on ${dayOfIssue}. Start on that day.`
  return [{ pointer: '/validFrom', code: 'valid-from-another-day', message }]
}

function datesAreInOrder(content: CertificateContent): Violation[] {
  const { decisions, decidedAt, issuedAt, validFrom, validTo, leadAuthority } = content
  const violations = Object.entries({ validFrom, validTo })
    .filter(([, date]) => !isCalendarDate(date))
    .map(([member]): Violation => {
      const message = `The date in /${member} is no calendar date. Write it as YYYY-MM-DD.`
      return { pointer: `/${member}`, code: 'date-malformed', message }
    })
  if (validFrom < localDate(decidedAt, leadAuthority)) {
    const message = 'The first day in /validFrom lies before the decision. Start on the day of the decision or later.'
    violations.push({ pointer: '/validFrom', code: 'valid-before-decision', message })
  }
  const late = decisions.findIndex((one) => isBefore(issuedAt, one.decidedAt))
  if (late >= 0) {
    const message = 'The instant in /issuedAt lies before a decision. Issue after every authority has decided.'
    violations.push({ pointer: `/decisions/${late}/decidedAt`, code: 'issued-before-decision', message })
  }
  return violations
}

function scopeIsInEveryLanguage(content: CertificateContent): Violation[] {
  return content.placesOfUse.flatMap((place) =>
    languagesOf(place)
      .filter((language) => isBlank(content.scope[language]))
      .map((language) => ({
        pointer: `/scope/${language}`,
        code: 'scope-language-missing',
        message: `The place of use ${place} needs the scope in ${language}. Write it at /scope/${language}.`,
        subject: place,
      })),
  )
}

function holderIsIdentified({ holder }: CertificateContent): Violation[] {
  const names = Object.values(holder.names).some((name) => !isBlank(name))
  return [
    ...(names ? [] : [missing('/holder/names', 'a legal name of the holder')]),
    ...(isBlank(holder.identifier.value) ? [missing('/holder/identifier/value', 'the identifier of the holder')] : []),
  ]
}

function systemIsIdentified({ aiSystem }: CertificateContent): Violation[] {
  const names = Object.values(aiSystem.names).some((name) => !isBlank(name))
  return [
    ...(names ? [] : [missing('/aiSystem/names', 'a name of the AI system')]),
    ...(isBlank(aiSystem.version) ? [missing('/aiSystem/version', 'the version of the AI system')] : []),
    ...(isDigest(aiSystem.weightsDigest) ? [] : [malformedDigest('/aiSystem/weightsDigest')]),
  ]
}

/** The lead grants for its place, each other place of use has one decision of its own authority, and there are no more. */
function everyPlaceHasItsDecision({ decisions, placesOfUse, leadAuthority }: CertificateContent): Violation[] {
  const undecided = placesOfUse
    .filter((place) => !decisions.some((one) => one.jurisdiction === place))
    .map((place) => missing('/decisions', `the decision for the place of use ${place}`))
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
  return [
    ...undecided,
    ...wrong,
    ...repeated,
    ...(isLeadAmongPlaces ? [] : [missing('/placesOfUse', 'the place of the lead authority')]),
  ]
}

function reservationNamesItsConditions({ decisions }: CertificateContent): Violation[] {
  return decisions.flatMap((one, index) =>
    one.decision === 'reserve' && one.conditions.length === 0
      ? [missing(`/decisions/${index}/conditions`, 'the conditions of a reservation')]
      : [],
  )
}

function contentIsHashed({ evaluationDigest, nonce }: CertificateContent): Violation[] {
  return [
    ...(isDigest(evaluationDigest) ? [] : [malformedDigest('/evaluationDigest')]),
    ...(isBlank(nonce) ? [missing('/nonce', 'the nonce')] : []),
  ]
}

function missing(pointer: string, what: string): Violation {
  return { pointer, code: 'content-missing', message: `The certificate lacks ${what}. Write it at ${pointer}.` }
}

function malformedDigest(pointer: string): Violation {
  const message = `The value at ${pointer} is no SHA-256 digest. Write 64 lower-case hexadecimal digits.`
  return { pointer, code: 'digest-malformed', message }
}

function misplaced(index: number, authority: string): Violation {
  return {
    pointer: `/decisions/${index}`,
    code: 'decision-out-of-place',
    message: `The decision of ${authority} does not fit: the lead grants, each other place of use is recognised once.`,
    subject: authority,
  }
}
