import type { operations } from '@concert/contracts/operations'
import type { OperationRequest } from '@concert/platform/operation-route'

/** What a use case is given: the checked request of its operation. */
export type RequestOf<Id extends keyof typeof operations> = OperationRequest<(typeof operations)[Id]>
