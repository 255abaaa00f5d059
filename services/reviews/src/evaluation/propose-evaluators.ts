import { requireSight, seeCase } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { choiceOf, isFound } from '@concert/domain/evaluation/team-choice'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { evaluationCase } from './case.ts'
import { caseToStaff, poolFacts } from './pool-facts.ts'
import { partOf, toldExclusions, toldInclusions } from './told-reasons.ts'

/**
 * What assigning or reassigning would choose now, with the reasons for everybody (7.4.2). It changes nothing and is recorded nowhere.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const proposeEvaluators = transactional(
  operations.proposeEvaluators,
  async (request, context: ReviewsContext, transaction) => {
    const { row, sight } = await seeCase(evaluationCase, transaction, request.params.evaluationId, request)
    requireSight(sight, ['file'])
    const { now: at } = transaction
    const pool = await poolFacts(transaction, caseToStaff(row), context)
    const { teamSize = pool.fewestEvaluators, leaving = [], named = [] } = request.body
    const choice = choiceOf(row.state, { at, teamSize, leaving, named }, pool)
    const { team, inclusions, exclusions, uncovered, wanted } = choice
    return {
      body: {
        isFound: isFound(choice),
        wanted,
        team: team.map((member) => ({
          ...partOf(member),
          reasons: toldInclusions(inclusions.find((one) => one.personId === member.personId)?.reasons ?? []),
        })),
        leaving: [...choice.leaving],
        exclusions: toldExclusions(exclusions),
        uncovered: [...uncovered],
      },
    }
  },
)
