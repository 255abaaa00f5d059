import type { Exclusion, TeamMember } from '@concert/domain/evaluation/state'
import type { InclusionReason } from '@concert/domain/evaluation/inclusion-reasons'
import { sayExclusion } from '@concert/sentences/exclusion-reasons'
import { sayInclusion } from '@concert/sentences/inclusion-reasons'

/** Why people are not on a team, as the plan owner reads it. */
export function toldExclusions(exclusions: readonly Exclusion[]) {
  return exclusions.map(({ personId, reasons }) => ({
    personId,
    reasons: reasons.map((reason) => ({ code: reason.code, sentence: { ...sayExclusion(reason) } })),
  }))
}

/** Why a person is on a team. */
export function toldInclusions(reasons: readonly InclusionReason[]) {
  return reasons.map((reason) => ({ code: reason.code, sentence: { ...sayInclusion(reason) } }))
}

/** A person with their part of the plan. */
export function partOf({ personId, requirements }: TeamMember) {
  return { personId, requirements: [...requirements] }
}
