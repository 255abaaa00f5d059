import type { CertificateContent, EffectStatement } from '@concert/contracts/certificate-content'
import type { Authority, SignatureFinding, VerificationResult } from '@concert/credentials/verify-credential'
import { isInForce, type PublicEffectStatus, statusDecided } from '@concert/domain/effect/public-effect'
import { addCalendarDays, startOfDayMs } from '@concert/domain/instant'
import { type ExitCode, exitCode } from '#command-io.ts'
import type { RegisterEntry } from '#registry-client.ts'

export type Answer =
  | 'authentic-and-in-force'
  | 'authentic-in-force-in-part'
  | 'authentic-not-in-force'
  | 'authentic-effect-not-checked'
  | 'altered'
  | 'not-a-credential'
  | 'unknown-issuer'
type Status = PublicEffectStatus | 'not-signed' | 'not-checked' | 'not-registered'

/** What the certificate is worth in one jurisdiction, and who says so. */
export interface Effect {
  authority: Authority
  jurisdiction: string
  status: Status
  /** Null where nobody asked whether the effect has changed since it was decided. */
  inForce: boolean | null
  conditions: string[]
  /** `decision`: as decided at issue; `statement`: signed later; `register`: listed there without a signature. */
  source: 'decision' | 'statement' | 'register'
}

export interface Verdict {
  answer: Answer
  exitCode: ExitCode
  certificateNumber: string | null
  at: string
  effects: Effect[]
  result: VerificationResult
}

/** Whether the register was asked, and if so its entry, which can be missing. */
export type RegisterAnswer = { asked: false } | { asked: true; entry: RegisterEntry | undefined }

/** Judges a verified certificate at a date or instant, with the register's answer if it was asked. */
export function judge(result: VerificationResult, at: string, register: RegisterAnswer): Verdict {
  const { content } = result
  const base = { at, result, certificateNumber: content?.certificateNumber ?? null }
  switch (result.authenticity) {
    case 'altered':
      return { ...base, answer: 'altered', exitCode: exitCode.altered, effects: [] }
    case 'not-a-credential':
      return { ...base, answer: 'not-a-credential', exitCode: exitCode.notACredential, effects: [] }
    case 'unknown-issuer':
      return { ...base, answer: 'unknown-issuer', exitCode: exitCode.unknownIssuer, effects: [] }
    case 'authentic': {
      const effects = content === undefined ? [] : effectsOf(content, result.findings, at, register)
      return { ...base, ...worthOf(effects, result.period === 'current', register.asked) }
    }
  }
}

/** What the certificate is worth: on a day of validity that is for the register to say, and nobody knows who did not ask. */
function worthOf(
  effects: Unrated[],
  isValidDay: boolean,
  isRegisterAsked: boolean,
): Pick<Verdict, 'answer' | 'exitCode' | 'effects'> {
  if (isValidDay && !isRegisterAsked) {
    const unknown = effects.map((effect) => ({ ...effect, inForce: isEffective(effect.status) ? null : false }))
    return { answer: 'authentic-effect-not-checked', exitCode: exitCode.effectNotChecked, effects: unknown }
  }
  const rated = effects.map((effect) => ({ ...effect, inForce: isValidDay && isEffective(effect.status) }))
  const places = rated.filter(({ inForce }) => inForce).length
  if (places === 0) return { answer: 'authentic-not-in-force', exitCode: exitCode.notInForce, effects: rated }
  const answer = places === rated.length ? 'authentic-and-in-force' : 'authentic-in-force-in-part'
  return { answer, exitCode: exitCode.ok, effects: rated }
}

function effectsOf(
  content: CertificateContent,
  findings: SignatureFinding[],
  at: string,
  register: RegisterAnswer,
): Unrated[] {
  const signed = new Set(findings.filter(({ valid }) => valid).map(({ authority }) => authority))
  const unchecked = new Set(findings.filter(({ reason }) => reason === 'not-checked').map(({ authority }) => authority))
  return content.decisions.map((decision) => {
    const { authority, jurisdiction, conditions } = decision
    const decided = {
      authority,
      jurisdiction,
      conditions,
      source: 'decision' as const,
      status: statusDecided[decision.decision],
    }
    if (decided.status !== 'refused' && !signed.has(authority)) {
      return { ...decided, status: unchecked.has(authority) ? 'not-checked' : 'not-signed' }
    }
    if (!register.asked) return decided
    if (register.entry === undefined) return { ...decided, status: 'not-registered', source: 'register' }
    return changedSince(decided, register.entry, at)
  })
}

type Unrated = Omit<Effect, 'inForce'>

/**
 * The authority's latest signed statement up to `at` replaces its decision. The register's own list is unsigned: it can
 * remove an effect, but never create one.
 */
function changedSince(decided: Unrated, { listed, statements }: RegisterEntry, at: string): Unrated {
  const known = (since: string) => Date.parse(since) <= lastMsOf(at, decided.authority)
  const latest = statements
    .filter((one) => one.authority === decided.authority && known(one.at))
    .toSorted((a, b) => b.sequence - a.sequence)[0]
  const current: Unrated = latest === undefined ? decided : { ...decided, ...pick(latest), source: 'statement' }
  const row = listed.find(({ authority }) => authority === decided.authority)
  const takesAway = row !== undefined && known(row.since) && !isInForce(row.status) && isEffective(current.status)
  return takesAway ? { ...decided, ...pick(row), source: 'register' } : current
}

function pick({ status, conditions }: Pick<EffectStatement, 'status' | 'conditions'>) {
  return { status, conditions }
}

/** An effect is in force if its authority says so, on the days of validity only. */
function isEffective(status: Status): boolean {
  switch (status) {
    case 'not-signed':
    case 'not-checked':
    case 'not-registered':
      return false
    default:
      return isInForce(status)
  }
}

/** The last millisecond that `at` covers: a date is a whole day in the authority's time zone. */
function lastMsOf(at: string, authority: Authority): number {
  return at.includes('T') ? Date.parse(at) : startOfDayMs(addCalendarDays(at, 1), authority) - 1
}
