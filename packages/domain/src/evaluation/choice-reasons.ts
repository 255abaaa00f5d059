import type { BestTeam } from './best-team.ts'
import { type ExclusionReason, exclusionReason } from './exclusion-reasons.ts'
import { type InclusionReason, inclusionReason } from './inclusion-reasons.ts'
import { differIn, type Eligible, type TeamCost } from './team-measures.ts'

// A choice is explained by what it would be otherwise: the best team with a person who was not chosen, or without one who was, and the
// first measure in which it is worse.

/** Why a person who may evaluate the case was not chosen. */
export function whyBehind(one: Eligible, chosen: BestTeam): ExclusionReason {
  const cost = chosen.costWith(one.personId)
  if (cost === null) return exclusionReason('nothing-left', {})
  const { openCases, openCasesMax, draw } = one
  switch (differIn(cost, chosen.cost)) {
    case 'overLimit':
      return exclusionReason('over-limit', { openCases, openCasesMax })
    case 'openCases':
      return exclusionReason('team-busier', { openCases: cost.openCases, openCasesOfTeam: chosen.cost.openCases })
    case 'evaluatedLast':
      return exclusionReason('evaluated-last', {})
    case null:
      return exclusionReason('drawn-behind', { draw })
    default:
      return exclusionReason('team-larger', { people: cost.people, peopleOfTeam: chosen.cost.people })
  }
}

/** Why a person was chosen. */
export function whyChosen(one: Eligible, chosen: BestTeam, named: readonly string[]): InclusionReason[] {
  const { openCases, openCasesMax } = one
  const overLimit = openCases < openCasesMax ? [] : [inclusionReason('over-limit', { openCases, openCasesMax })]
  const why = named.includes(one.personId)
    ? inclusionReason('named', {})
    : whyNotWithout(one, chosen.costWithout(one.personId), chosen)
  return [why, ...overLimit]
}

function whyNotWithout({ draw }: Eligible, cost: TeamCost, chosen: BestTeam): InclusionReason {
  switch (differIn(cost, chosen.cost)) {
    case 'uncovered':
      return inclusionReason('nobody-else', { requirements: cost.uncovered - chosen.cost.uncovered })
    case 'missing':
      return inclusionReason('too-few-others', {})
    case 'people':
      return inclusionReason('fewer-people', { people: chosen.cost.people, peopleWithout: cost.people })
    case 'overLimit':
      return inclusionReason('others-over-limit', {})
    case 'openCases':
      return inclusionReason('fewest-open-cases', {
        openCases: chosen.cost.openCases,
        openCasesWithout: cost.openCases,
      })
    case 'evaluatedLast':
      return inclusionReason('others-evaluated-last', {})
    case null:
      return inclusionReason('drawn-first', { draw })
  }
}
