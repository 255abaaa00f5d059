import type { JsonValue } from '../json.ts'
import type { Evaluation } from './state.ts'

/**
 * The members that the review and the decision judge. They are kept apart from the rest of the state, in bytes that the
 * database hashes: as long as the hash stands, everyone who recommends or votes has seen the same content.
 */
export const contentMembers = [
  'requirements',
  'team',
  'findings',
  'nonconformities',
] as const satisfies readonly (keyof Evaluation)[]

/** What the review and the decision judge; `evaluationDigest` is the SHA-256 of its RFC 8785 bytes. */
export function contentOf(state: Pick<Evaluation, (typeof contentMembers)[number]>): JsonValue {
  return Object.fromEntries(contentMembers.map((member) => [member, state[member]])) as JsonValue
}
