import type { Cell } from '#cell.ts'
import {
  claimDelivery,
  type ClaimedDelivery,
  type DeliveryEnd,
  endDeliveryAttempt,
  nextInStream,
  renewDelivery,
} from '#deliveries.ts'
import { deliveryJob, type DeliveryRef } from '#hint.ts'
import { underLease } from '#lease.ts'
import { PermanentFailure, reasonOf } from '#permanent-failure.ts'
import { retryDelayMs } from '#retry-delay.ts'
import type { SagaStarter } from '#saga.ts'
import type { RecordedEvent } from '#subscription.ts'
import { underTrace } from '#trace.ts'

/**
 * Attempts one delivery if it is due: claim, deliver, record the end, give a hint for the next of its stream; one round trip
 * each. Rejects only when the database does not answer; the lease then expires and the delivery is attempted again.
 */
export async function runDelivery(cell: Cell, sagas: SagaStarter, ref: DeliveryRef): Promise<void> {
  const { authority, timing } = cell
  const claim = await claimDelivery(cell, ref, timing.leaseMs)
  if (claim === null) return
  const end = await attempt(cell, sagas, ref, claim)
  const about = { authority, traceId: ref.eventId, ...ref, fence: claim.fence, attempt: claim.attempt }
  if (!(await endDeliveryAttempt(cell, ref, claim.fence, end))) {
    cell.log.warn(about, 'delivery: a later attempt has begun, the end of this one is not recorded')
    return
  }
  switch (end.state) {
    case 'done':
      await offerNext(cell, ref)
      return
    case 'dead':
      cell.log.error({ ...about, reason: end.reason }, 'delivery: given up')
      return
    case 'pending':
      logRepetition(cell, { ...about, reason: end.reason, delayMs: end.delayMs })
      await cell.offer([deliveryJob(authority, ref, claim.fence, { delayMs: end.delayMs })])
  }
}

async function attempt(cell: Cell, sagas: SagaStarter, ref: DeliveryRef, claim: ClaimedDelivery): Promise<DeliveryEnd> {
  const { timing } = cell
  // Otherwise a delivery that kills its worker would kill one worker after the other, and no reason would be recorded.
  if (claim.unended > timing.workerEndsMax) {
    return { state: 'dead', reason: `given up: the worker ended during ${claim.unended - 1} attempts in a row` }
  }
  if (claim.event === null) return { state: 'dead', reason: 'the event is not stored' }
  try {
    await deliver(cell, sagas, ref, claim, claim.event)
    return { state: 'done' }
  } catch (error) {
    const reason = reasonOf(error)
    if (error instanceof PermanentFailure) return { state: 'dead', reason }
    // No limit: every outage ends, and after it a decision must still reach the register (docs/decisions/0016).
    return { state: 'pending', reason, delayMs: retryDelayMs(claim.attempt, timing.retry) }
  }
}

function logRepetition(
  cell: Cell,
  about: { readonly attempt: number; readonly reason: string; readonly delayMs: number },
): void {
  if (about.attempt < cell.timing.stuckAfterAttempts) cell.log.warn(about, 'delivery: failed, will be repeated')
  else cell.log.error(about, 'delivery: keeps failing, is still repeated and holds back the later ones of its stream')
}

async function deliver(
  cell: Cell,
  sagas: SagaStarter,
  ref: DeliveryRef,
  { fence, attempt: number }: ClaimedDelivery,
  event: RecordedEvent,
): Promise<void> {
  const subscription = cell.subscriptions.get(ref.subscription)
  // Repeated, not given up: during a deployment, an older worker may get a delivery that only the newer version knows.
  if (subscription === undefined) throw new Error(`no subscription is named ${ref.subscription}`)
  // The relay writes deliveries of the events that a subscription follows; a row that says otherwise was not written by it.
  if (event.stream !== subscription.stream || event.type !== subscription.type) {
    throw new PermanentFailure(`${ref.subscription} does not follow ${event.type} of the stream ${event.stream}`)
  }
  const { leaseMs, handlerDeadlineMs: deadlineMs } = cell.timing
  const key = `${ref.eventId}.${ref.subscription}`
  await underLease({ leaseMs, deadlineMs, renew: () => renewDelivery(cell, ref, fence, leaseMs) }, (signal) =>
    underTrace(ref.eventId, () => subscription.deliver(event, { key, fence, attempt: number, signal, sagas })),
  )
}

async function offerNext(cell: Cell, ref: DeliveryRef): Promise<void> {
  const next = await nextInStream(cell, ref)
  if (next !== null) await cell.offer([deliveryJob(cell.authority, next, next.fence, { why: 'unblocked' })])
}
