import { clockOfRow, type ClockRow, keepClock, withDue } from '@concert/cases/case-clock'
import { readClosedDays } from '@concert/cases/closed-days'
import { representOpenClock } from '@concert/cases/represent-clock'
import type { evaluation } from '@concert/contracts/evaluations'
import type { Transaction } from '@concert/db/authority-transaction'
import { runClock } from '@concert/domain/clock/run-clock'
import type { Evaluation } from '@concert/domain/evaluation/state'
import { type Authority, jurisdictionOf, recognisingAuthorities } from '@concert/domain/jurisdictions'
import { waitFor } from '@concert/domain/peer-decision/clocks'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import type { z } from 'zod'
import { peerDecisionId } from './store.ts'

/** The clock of each place that is still waited for, and what the others decided, as they are read with the evaluation. */
export interface PlacesOfRow {
  readonly waits: readonly (ClockRow & { readonly caseId: string })[]
  readonly decided: readonly { readonly from: Authority; readonly decision: RecognitionOutcome; readonly at: string }[]
}

/** Step 13 of docs/flows/clocks.md: from the grant on each place of use is waited for, with a clock that its decision ends. */
export async function openWaits(transaction: Transaction, state: Evaluation): Promise<void> {
  const { authority, evaluationId, applicationId, placesOfUse } = state
  const closedDays = await readClosedDays(transaction)
  for (const from of recognisingAuthorities(authority, placesOfUse)) {
    const clock = runClock(null, waitFor(from), transaction.now)
    const wait = { stream: 'peer-decision', caseId: peerDecisionId({ evaluationId, from }), applicationId }
    await keepClock(transaction, wait, clock === null ? null : withDue(clock, authority, closedDays), closedDays)
  }
}

/** Where each place of a granted evaluation stands, since when and until when; none before the grant. */
export function representPlaces(
  { authority, evaluationId, placesOfUse, status }: Evaluation,
  { waits, decided }: PlacesOfRow,
): NonNullable<z.input<typeof evaluation>['recognitions']> {
  if (status !== 'granted') return []
  return recognisingAuthorities(authority, placesOfUse).map((from) => {
    const wait = waits.find(({ caseId }) => caseId === peerDecisionId({ evaluationId, from }))
    const made = decided.find((one) => one.from === from)
    return {
      authority: from,
      jurisdiction: jurisdictionOf(from),
      decision: made?.decision ?? null,
      decidedAt: made === undefined ? null : new Date(made.at).toISOString(),
      clock:
        wait === undefined
          ? null
          : representOpenClock(clockOfRow({ ...wait, since: new Date(wait.since).toISOString() })),
    }
  })
}
