import { z } from 'zod'

const name = z.string().min(1).max(200)

/** A hint that there is work: the only content of a queue job. It names a row, and the row says what must be done. */
export const hint = z.discriminatedUnion('kind', [
  z.strictObject({
    v: z.literal(1),
    kind: z.literal('delivery'),
    authority: name,
    eventId: z.uuid(),
    subscription: name,
  }),
  z.strictObject({ v: z.literal(1), kind: z.literal('clock'), authority: name, stream: name, caseId: name }),
  z.strictObject({ v: z.literal(1), kind: z.literal('recount'), authority: name, again: z.boolean() }),
  z.strictObject({ v: z.literal(1), kind: z.literal('saga'), authority: name, saga: name, sagaId: name }),
])
export type Hint = z.infer<typeof hint>

/** A hint with its job id. Adding it twice has the same effect as adding it once. */
export interface HintJob {
  readonly id: string
  readonly hint: Hint
  /** The delay before a worker takes it, ms. */
  readonly delayMs: number
}

/** A delivery, by its primary key within the authority. */
export interface DeliveryRef {
  readonly eventId: string
  readonly subscription: string
}

/** A saga, by its primary key within the authority. */
export interface SagaRef {
  readonly saga: string
  readonly sagaId: string
}

/** The current step of a saga, null after its end. The fence counts its claims. */
export interface SagaPlace {
  readonly step: string | null
  readonly fence: number
}

/**
 * `why` distinguishes the hint that a predecessor gives when it is finished from the hint of the relay. The relay's job may run
 * at that moment and find the delivery still held back; with the same id, the queue would drop the new hint as a duplicate.
 */
export function deliveryJob(
  authority: string,
  ref: DeliveryRef,
  fence: number,
  { delayMs = 0, why = '' }: { readonly delayMs?: number; readonly why?: '' | 'unblocked' } = {},
): HintJob {
  const { eventId, subscription } = ref
  return {
    id: jobId('delivery', eventId, subscription, fence, ...(why === '' ? [] : [why])),
    hint: { v: 1, kind: 'delivery', authority, eventId, subscription },
    delayMs,
  }
}

/** The fence grows with every claim, so each advance of a saga has its own job. */
export function sagaJob(authority: string, ref: SagaRef, at: SagaPlace, delayMs = 0): HintJob {
  const { saga, sagaId } = ref
  return {
    id: jobId('saga', saga, sagaId, at.step ?? '', at.fence),
    hint: { v: 1, kind: 'saga', authority, saga, sagaId },
    delayMs,
  }
}

/** A clock that has come to a point: of which case, and which point by its instant. */
export interface ClockRef {
  readonly stream: string
  readonly caseId: string
}

/** `at` is the instant of the point: the next point of the clock has its own job. */
export function clockJob(authority: string, { stream, caseId }: ClockRef, at: string): HintJob {
  return {
    id: jobId('clock', stream, caseId, at),
    hint: { v: 1, kind: 'clock', authority, stream, caseId },
    delayMs: 0,
  }
}

/**
 * While a job runs or waits, a second one of the same id is the same: so there are two of an authority at most, the one that was hinted at and the one
 * that goes on from it (`again`).
 */
export function recountJob(authority: string, again: boolean): HintJob {
  return {
    id: jobId(again ? 'recount-again' : 'recount'),
    hint: { v: 1, kind: 'recount', authority, again },
    delayMs: 0,
  }
}

/** BullMQ uses ':' in its own keys and refuses it in an id. */
function jobId(...parts: readonly (string | number)[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('.')
}
