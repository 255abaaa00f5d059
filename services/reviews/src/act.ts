import type { Actor, Caller } from '@concert/platform/caller'

/** Who sees a representation: it shows the client less than staff, and each the actions of their own functions. */
export interface Viewer {
  readonly caller: Caller
  readonly actor: Actor
}

/** Who acts, and on which version of what they act on (If-Match); undefined where no version was asked for. */
export interface Act extends Viewer {
  readonly version?: number | undefined
  readonly requestId: string
}
