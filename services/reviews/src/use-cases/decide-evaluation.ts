import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { storedEvents } from '@concert/db/stored-events'
import type { EvaluationEvent } from '@concert/domain/evaluation/events'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { type Decision, fold } from '@concert/domain/machine'
import type { StaffRole } from '@concert/domain/roles'
import { requireVersion } from '@concert/platform/preconditions'
import { notFound } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import { evaluationRepresentation } from '#representations/evaluation.ts'
import { lockEvaluation, type StoredEvaluation, updateEvaluation } from '#store/evaluations.ts'
import { accepted } from './accepted.ts'
import { type StandingOnCase, standingOnCase } from './standing.ts'

export interface EvaluationChange {
  readonly before: StoredEvaluation
  readonly after: Evaluation
  /** The evaluation's version after the change. */
  readonly version: number
  readonly events: readonly EvaluationEvent[]
}

/** What one use case says of its transition; everything else is the same for all of them. */
export interface EvaluationTransition {
  /** Subject and verb of the audit line. */
  readonly action: string
  /** The function in which staff act; absent for the applicant. */
  readonly as?: StaffRole
  readonly judge: (
    stored: StoredEvaluation,
    standing: StandingOnCase,
  ) => Promise<Decision<EvaluationEvent>> | Decision<EvaluationEvent>
  /** Writes the rows that the database checks the new state against. */
  readonly keep?: (change: EvaluationChange) => Promise<void>
  /** Where members of the command stand in the request's body, when elsewhere. */
  readonly pointers?: Readonly<Record<string, string>>
}

/**
 * Commands one evaluation in the given transaction.
 *
 * @returns the evaluation after the change
 * @throws RefusedRequest 404, 412 with the present representation, or the domain's refusal
 */
export async function decideEvaluation(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  transition: EvaluationTransition,
): Promise<StoredEvaluation> {
  const before = (await lockEvaluation(transaction, evaluationId)) ?? notFound('evaluation')
  requireVersion(act.version, before.version, () => evaluationRepresentation(before, act))
  const on = { edition: before.state.edition, client: before, as: transition.as }
  const standing = await standingOnCase(transaction, act, on)
  const decision = await transition.judge(before, standing)
  const { events, receipts } = accepted(decision, transition.pointers)
  const after = fold(evaluationMachine, events, before.state) ?? before.state
  const version = before.version + events.length
  // The keys and triggers of these rows must hold before the state that stands on them is written.
  await transition.keep?.({ before, after, version, events })
  const changed = { ...before, version, state: after, updatedAt: transaction.now }
  await updateEvaluation(transaction, changed)
  await recordChange(transaction, {
    stream: 'evaluation',
    streamId: evaluationId,
    version: before.version,
    action: transition.action,
    actor: standing.by.actor,
    events: storedEvents('evaluation', events, { evaluationId, applicationId: before.applicationId }),
    receipts,
    edition: before.state.edition,
    requestId: act.requestId,
  })
  return changed
}
