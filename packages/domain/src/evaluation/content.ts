import type { JsonValue } from '../json.ts'
import type { Evaluation } from './state.ts'

/**
 * What the review and the decision judge: requirements, team, findings and nonconformities. The caller hashes its RFC 8785
 * bytes with SHA-256; as long as the hash stands, everyone who recommends or votes has seen the same content.
 */
export function contentOf(state: Evaluation): JsonValue {
  return {
    requirements: state.requirements,
    team: state.team,
    findings: state.findings,
    nonconformities: state.nonconformities.map(({ response, closedBy, closedAt, closingReason, ...raised }) => ({
      ...raised,
      response: response ?? null,
      closedBy: closedBy ?? null,
      closedAt: closedAt ?? null,
      closingReason: closingReason ?? null,
    })),
  }
}
