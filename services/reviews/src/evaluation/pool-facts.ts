import { drawNumber, secretDigestOf } from '@concert/credentials/draw'
import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/digest'
import { type DrawCommitment, LATE } from '@concert/domain/evaluation/draw'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { eligibleFor } from '@concert/domain/evaluation/team-choice'
import { jurisdictionOf, languagesOf } from '@concert/domain/jurisdictions'
import type { RiskClass } from '@concert/domain/risk-class'
import { certifiableClass } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { ReviewsContext } from '#context.ts'
import { editionOf } from '#edition-of.ts'
import { candidatesFor } from '#people/candidates.ts'
import type { Client } from '#people/personnel.ts'
import { commitDraw } from './commit-draw.ts'
import type { EvaluationRow } from './store.ts'

/** The case that people are looked for, as far as it is known when it is opened. */
export interface CaseToStaff extends Client {
  readonly evaluationId: string
  readonly edition: string
  readonly riskClass: RiskClass
  /** The draw to come with its secret; null for a case that was opened before draws were committed to. */
  readonly draw: { readonly commitment: DrawCommitment; readonly secret: string } | null
}

/** Whom a team can be chosen from, and what the case needs of it. */
export async function poolFacts(transaction: Transaction, on: CaseToStaff, { openCasesMax }: ReviewsContext) {
  const edition = editionOf(on.edition)
  const { competenceOf } = edition.parameters
  const { authority } = transaction
  return {
    authority,
    candidates: await candidatesFor(transaction, on, { openCasesMax, drawOf: drawOf(on) }),
    fewestEvaluators: fewestOf(edition, on.riskClass),
    competenceOf,
    languages: languagesOf(jurisdictionOf(authority)),
  }
}

/** The same with the draw that this choice ends, and the next, which is committed to with it. */
export async function choiceFacts(asked: {
  readonly transaction: Transaction
  readonly row: EvaluationRow
  readonly context: ReviewsContext
}) {
  const { transaction, row, context } = asked
  const on = caseToStaff(row)
  const pool = await poolFacts(transaction, on, context)
  const next = commitDraw(eligibleFor(row.state, transaction.now, pool), transaction.now)
  const draw = { commitment: on.draw?.commitment ?? null, secret: secretOf(on), next: next.commitment }
  return { ...pool, draw, nextDrawSecret: next.secret }
}

/** What choosing a team changes beside the state: the secret, where the state has its digest then. */
export function nextDrawSecret(_asked: unknown, facts: object): Pick<EvaluationRow, 'nextDrawSecret'> {
  return facts as Pick<EvaluationRow, 'nextDrawSecret'>
}

export function caseToStaff({ state, drawSecret, clientScheme, clientIdentifier }: EvaluationRow): CaseToStaff {
  const { evaluationId, edition, riskClass, draw } = state
  const isCommitted = draw !== undefined && drawSecret !== null && secretDigestOf(drawSecret) === draw.secretDigest
  const committed = isCommitted ? { commitment: draw, secret: drawSecret } : null
  return { evaluationId, edition, riskClass, clientScheme, clientIdentifier, draw: committed }
}

/** Without a secret that was committed to, the id of the evaluation seeds the draw, which nobody chose. */
function secretOf({ evaluationId, draw }: Pick<Evaluation, 'evaluationId'> & Pick<CaseToStaff, 'draw'>): string {
  return draw?.secret ?? digestOf(evaluationId)
}

/** Who could not be chosen yet when the draw was committed to comes behind all who could, so that nobody is added for their number. */
function drawOf(on: CaseToStaff): (personId: string) => string {
  const [secret, committed] = [secretOf(on), on.draw === null ? null : new Set(on.draw.commitment.eligible)]
  return (personId) => {
    const number = drawNumber(secret, personId)
    return committed === null || committed.has(number) ? number : `${LATE}${number}`
  }
}

/** The scheme says for each class how many evaluators there are at least. */
function fewestOf(edition: Edition, riskClass: RiskClass): number {
  return riskClass === 'unacceptable' ? 0 : certifiableClass(edition, riskClass).minReviewers
}
