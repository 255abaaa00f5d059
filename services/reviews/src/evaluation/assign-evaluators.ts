import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { digestOf } from '@concert/db/digest'
import { jurisdictionOf, languagesOf } from '@concert/domain/jurisdictions'
import type { RiskClass } from '@concert/domain/risk-class'
import { certifiableClass } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import { editionOf } from '#edition-of.ts'
import { candidatesFor } from '#people/candidates.ts'
import { evaluationCase } from './case.ts'

/**
 * Assigns evaluators by competence, language, conflict, cooling-off and load, with the reasons for everyone of the
 * authority's personnel who is not chosen (7.4.2). The draw among equals is seeded by the evaluation's id, which nobody chose.
 * Step 2 of docs/flows/evaluation-and-decision.md.
 */
export const assignEvaluators = command(evaluationCase, operations.assignEvaluators, {
  as: 'plan-owner',
  given: ({ row, request }) => ({ seed: seedOf(row.state.evaluationId), teamSize: request.body.teamSize }),
  facts: async ({ transaction, row, context }) => {
    const { edition: id, team, riskClass, authority } = row.state
    const edition = editionOf(id)
    const { competenceOf } = edition.parameters
    return {
      candidates: await candidatesFor(transaction, row, team, context.openCasesMax),
      fewestEvaluators: fewestOf(edition, riskClass),
      competenceOf,
      languages: languagesOf(jurisdictionOf(authority)),
    }
  },
})

/** The scheme says for each class how many evaluators there are at least. */
function fewestOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : certifiableClass(edition, riskClass).minReviewers
}

/** The first 32 bits of the SHA-256 of the evaluation's id. */
function seedOf(evaluationId: string): number {
  return Number.parseInt(digestOf(evaluationId).slice(0, 8), 16)
}
