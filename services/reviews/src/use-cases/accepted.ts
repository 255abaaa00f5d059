import type { Decision } from '@concert/domain/machine'
import { refusalToProblem } from '@concert/platform/refused-request'

/**
 * What a decision gives when the domain accepts the command.
 *
 * @throws RefusedRequest 403, 409 or 422 with the domain's refusal; `pointers` says where in the request's body a member
 * of the command stands, where that is elsewhere
 */
export function accepted<Event>(decision: Decision<Event>, pointers: Readonly<Record<string, string>> = {}) {
  if (decision.ok) return decision
  const { refusal } = decision
  if (refusal.kind !== 'violations') throw refusalToProblem(refusal)
  const violations = refusal.violations.map((one) => ({ ...one, pointer: inBody(one.pointer, pointers) }))
  throw refusalToProblem({ kind: 'violations', violations })
}

function inBody(pointer: string, pointers: Readonly<Record<string, string>>): string {
  const member = Object.keys(pointers).find((from) => pointer === from || pointer.startsWith(`${from}/`))
  return member === undefined ? pointer : `${pointers[member]}${pointer.slice(member.length)}`
}
