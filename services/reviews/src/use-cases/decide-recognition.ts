import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { type Decision, fold } from '@concert/domain/machine'
import type { RecognitionEvent } from '@concert/domain/recognition/events'
import type { Recognition } from '@concert/domain/recognition/state'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { requireVersion } from '@concert/platform/preconditions'
import { notFound } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import { recognitionOperations, recognitionRepresentation } from '#representations/recognition.ts'
import { lockRecognition, type StoredRecognition, updateRecognition } from '#store/recognitions.ts'
import { accepted } from './accepted.ts'
import { recognitionEvents } from './recognition-events.ts'
import { type StandingOnCase, standingOnCase } from './standing.ts'

export interface RecognitionChange {
  readonly before: StoredRecognition
  readonly after: Recognition
}

/** What one use case says of its transition. Only decision makers command a recognition once it is open. */
export interface RecognitionTransition {
  /** Subject and verb of the audit line. */
  readonly action: string
  readonly judge: (stored: StoredRecognition, standing: StandingOnCase) => Decision<RecognitionEvent>
  /** Writes the rows that the database checks the new state against. */
  readonly keep?: (change: RecognitionChange) => Promise<void>
}

/**
 * Commands one recognition in the given transaction.
 *
 * @returns the recognition after the change
 * @throws RefusedRequest 404, 412 with the present representation, or the domain's refusal
 */
export async function decideRecognition(
  transaction: Transaction,
  act: Act,
  recognitionId: string,
  transition: RecognitionTransition,
): Promise<StoredRecognition> {
  const before = (await lockRecognition(transaction, recognitionId)) ?? notFound('recognition')
  requireVersion(act.version, before.version, () => recognitionRepresentation(before, act))
  const on = { edition: before.state.edition, client: before, as: 'decision-maker' } as const
  const standing = await standingOnCase(transaction, act, on)
  const { events, receipts } = accepted(inOperations(transition.judge(before, standing)))
  const after = fold(recognitionMachine, events, before.state) ?? before.state
  const changed = { ...before, version: before.version + events.length, state: after, updatedAt: transaction.now }
  await transition.keep?.({ before, after })
  await updateRecognition(transaction, changed)
  await recordChange(transaction, {
    stream: 'recognition',
    streamId: recognitionId,
    version: before.version,
    action: transition.action,
    actor: standing.by.actor,
    events: recognitionEvents(events, before),
    receipts,
    edition: before.state.edition,
    requestId: act.requestId,
  })
  return changed
}

/** A refusal names the operations that are allowed, not the machine's commands. */
function inOperations<Event>(decision: Decision<Event>): Decision<Event> {
  if (decision.ok || decision.refusal.kind !== 'not-allowed') return decision
  return { ok: false, refusal: { ...decision.refusal, allowed: recognitionOperations(decision.refusal.allowed) } }
}
