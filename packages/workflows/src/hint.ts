import { z } from 'zod'

const name = z.string().min(1).max(200)

/** A hint to work, the only thing that a queue job carries. It names a row; what there is to do stands in the row. */
export const hint = z.discriminatedUnion('kind', [
  z.strictObject({
    v: z.literal(1),
    kind: z.literal('delivery'),
    authority: name,
    eventId: z.uuid(),
    subscription: name,
  }),
  z.strictObject({ v: z.literal(1), kind: z.literal('saga'), authority: name, saga: name, sagaId: name }),
])
export type Hint = z.infer<typeof hint>

/** A hint with the job id that makes adding it twice the same as adding it once. */
export interface HintJob {
  readonly id: string
  readonly hint: Hint
  /** How long it lies before it is taken, ms. */
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

/** Where a saga stands: at a step, or at none after its end. The fence counts its claims. */
export interface SagaPlace {
  readonly step: string | null
  readonly fence: number
}

/**
 * `why` distinguishes the hint of a delivery whose predecessor in the stream has finished from the one that the relay gave: the
 * latter may be running just then, finding itself still blocked, and would swallow the former as its duplicate.
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

/** The fence grows with every claim, so each advance of a saga is a job of its own. */
export function sagaJob(authority: string, ref: SagaRef, at: SagaPlace, delayMs = 0): HintJob {
  const { saga, sagaId } = ref
  return {
    id: jobId('saga', saga, sagaId, at.step ?? '', at.fence),
    hint: { v: 1, kind: 'saga', authority, saga, sagaId },
    delayMs,
  }
}

/** BullMQ separates its own keys with ':' and refuses it in an id. */
function jobId(...parts: readonly (string | number)[]): string {
  return parts.map((part) => encodeURIComponent(part)).join('.')
}
