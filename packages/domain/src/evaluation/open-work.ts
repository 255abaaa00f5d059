import type { Evaluation } from './state.ts'

/**
 * Whose open work a case is, of its evaluators: that is their load. A case that waits for its client counts for nobody, for it can wait for
 * long and takes no time; nor does one that is with its report reviewer or its decision makers, or is decided. While nonconformities
 * are open it is the work of those who have an answer to examine.
 */
export function openWorkOf({ status, team, nonconformities }: Evaluation): readonly string[] {
  switch (status) {
    case 'planning':
    case 'planned':
    case 'evaluating':
      return team.map((member) => member.personId)
    case 'nonconformities-open': {
      const answered = nonconformities.filter((one) => one.response !== undefined && one.closedAt === undefined)
      return team
        .filter((member) => answered.some((one) => member.requirements.includes(one.requirementId)))
        .map((member) => member.personId)
    }
    case 'evaluated':
    case 'in-review':
    case 'reviewed':
    case 'granted':
    case 'refused':
      return []
  }
}
