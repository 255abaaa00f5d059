import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/digest'
import { jurisdictionOf, languagesOf } from '@concert/domain/jurisdictions'
import type { RiskClass } from '@concert/domain/risk-class'
import { certifiableClass } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { ReviewsContext } from '#context.ts'
import { editionOf } from '#edition-of.ts'
import { candidatesFor } from '#people/candidates.ts'
import type { EvaluationRow } from './store.ts'

/** Whom a team can be chosen from, and what the case needs of it. */
export async function poolFacts({
  transaction,
  row,
  context,
}: {
  readonly transaction: Transaction
  readonly row: EvaluationRow
  readonly context: ReviewsContext
}) {
  const { edition: id, riskClass, authority } = row.state
  const edition = editionOf(id)
  const { competenceOf } = edition.parameters
  return {
    candidates: await candidatesFor(transaction, row, row.state, context.openCasesMax),
    fewestEvaluators: fewestOf(edition, riskClass),
    competenceOf,
    languages: languagesOf(jurisdictionOf(authority)),
  }
}

/** The first 32 bits of the SHA-256 of the evaluation's id, which nobody chose. */
export function seedOf(evaluationId: string): number {
  return Number.parseInt(digestOf(evaluationId).slice(0, 8), 16)
}

/** The scheme says for each class how many evaluators there are at least. */
function fewestOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : certifiableClass(edition, riskClass).minReviewers
}
