import type { CitedViolation } from '@concert/domain/machine'
import type { ApplicationDecision } from './decide-application.ts'

/** Adds what this service itself finds wrong to the machine's judgement, so that one refusal names everything. */
export function alsoRefused(decision: ApplicationDecision, found: readonly CitedViolation[]): ApplicationDecision {
  if (found.length === 0) return decision
  if (decision.ok) return { ok: false, refusal: { kind: 'violations', violations: found } }
  if (decision.refusal.kind !== 'violations') return decision
  return { ok: false, refusal: { kind: 'violations', violations: [...decision.refusal.violations, ...found] } }
}
