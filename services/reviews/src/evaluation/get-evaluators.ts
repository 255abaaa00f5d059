import { readCase, requireSight } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { namesOf } from '#people/names-of.ts'
import { evaluationCase } from './case.ts'

/**
 * Who is to evaluate, by name, so that the client can object to a person (6.2.2.4). Of the staff, those see it to whom the file is open.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const getEvaluators = transactional(operations.getEvaluators, async (request, _context, transaction) => {
  const { row, sight } = await readCase(evaluationCase, transaction, request.params.evaluationId, request)
  requireSight(sight, ['file'])
  const { team, objectBy = {} } = row.state
  const names = await namesOf(
    transaction,
    team.map((member) => member.personId),
  )
  return {
    body: {
      evaluators: team.map(({ personId, requirements }) => {
        const { name, otherNames } = names.get(personId) ?? { name: personId, otherNames: [] }
        return { personId, name, otherNames, requirements: [...requirements], objectBy: objectBy[personId] ?? null }
      }),
    },
  }
})
