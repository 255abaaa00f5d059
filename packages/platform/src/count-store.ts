import type { Authority } from '@concert/domain/jurisdictions'

/** How many requests of a caller were answered in a window, and how long it still lasts. */
export interface AnsweredRequests {
  /** A digest, of bounded length. */
  readonly caller: string
  readonly requests: number
  readonly endsInMs: number
}

/** Where the replicas of a service tell each other what they have counted. */
export interface CountStore {
  /** Keeps what this replica has counted, and returns what the others have. */
  exchange(counted: readonly AnsweredRequests[]): Promise<readonly AnsweredRequests[]>
}

/** The stores of a service: of the clients of each authority, and of addresses. */
export interface CountStores {
  readonly clients?: ReadonlyMap<Authority, CountStore>
  readonly addresses?: CountStore
}
