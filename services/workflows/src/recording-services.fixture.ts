import type { Authority } from '@concert/domain/jurisdictions'
import type { CellServices, ForeignOperation } from './cell-services.ts'

/** A call, as a service of the cell would have received it. */
export interface RecordedCall {
  readonly operation: string
  readonly params?: unknown
  readonly body?: unknown
  readonly key: string
}

/**
 * Records every call. Refuses a call that does not fit the contract. Returns the answer or throws the error of the operation.
 */
export function recordingServices(authority: Authority, answers: Readonly<Record<string, unknown>> = {}) {
  const calls: RecordedCall[] = []
  const services: CellServices = {
    authority,
    call: async (operation, { params, body }, key) => {
      assertFits(operation, { params, body })
      calls.push({
        operation: operation.id,
        ...(params === undefined ? {} : { params }),
        ...(body === undefined ? {} : { body }),
        key,
      })
      const answer = answers[operation.id] ?? {}
      if (answer instanceof Error) throw answer
      return answer as never
    },
  }
  return { services, calls }
}

/** @throws ZodError when the called service would answer 422 to these params or this body */
export function assertFits(operation: ForeignOperation, call: { readonly params?: unknown; readonly body?: unknown }) {
  operation.params?.parse(call.params)
  operation.body?.parse(call.body)
}
