import type { ProblemError } from '@concert/contracts/problems'
import type { CallRefused } from '@concert/platform/operation-client'

/**
 * The entries with this code of a request that a rule refused.
 *
 * @throws Error when the reason was not a rule, or when there is no such entry
 */
export function errorsOf(refused: CallRefused, code: string): readonly ProblemError[] {
  const { status, problem } = refused
  const entries = (problem.errors ?? []).filter((error) => error.code === code)
  if (status === 422 && problem.code === 'rules-not-met' && entries.length > 0) return entries
  throw new Error(`refused, but not with 422 and ${code}: ${refused.message}`, { cause: refused })
}
