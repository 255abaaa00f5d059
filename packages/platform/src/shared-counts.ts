import { createHash } from 'node:crypto'
import type { CountStore } from './count-store.ts'

/** A window of a caller: what was answered in it, and when it ends by the clock of this process. */
interface Window {
  requests: number
  endsAtMs: number
  isTold: boolean
}

/** What the other replicas have answered, and how long that counts. */
export interface Elsewhere {
  readonly requests: number
  readonly endsInMs: number
}

/** The part of its limit from which on the others are told of a caller. */
const TOLD_FROM = 0.1

const NOWHERE: Elsewhere = { requests: 0, endsInMs: 0 }

/**
 * What the replicas of a service have answered to callers whose counts lie in one store. Only what was answered is told, and not what was
 * refused: replicas would else hold a caller off for as long as it asks them in turn.
 */
export class SharedCounts {
  readonly #store: CountStore
  readonly #callersMax: number
  readonly #here = new Map<string, Window>()
  #elsewhere = new Map<string, { requests: number; endsAtMs: number }>()

  constructor(store: CountStore, callersMax: number) {
    this.#store = store
    this.#callersMax = callersMax
  }

  elsewhere(key: string): Elsewhere {
    // Where there are no others, no digest is made.
    if (this.#elsewhere.size === 0) return NOWHERE
    const found = this.#elsewhere.get(digestOf(key))
    const endsInMs = found === undefined ? 0 : found.endsAtMs - Date.now()
    return found === undefined || endsInMs <= 0 ? NOWHERE : { requests: found.requests, endsInMs }
  }

  /** Of a caller that has used little of its limit nothing is told: most callers never come near it. */
  noteAnswered(key: string, { max, endsInMs }: { readonly max: number; readonly endsInMs: number }): void {
    const now = Date.now()
    const window = this.#here.get(key)
    if (window !== undefined && window.endsAtMs > now) {
      window.requests += 1
      window.isTold = window.requests < max * TOLD_FROM
      return
    }
    // Removed first, so that the map has them in the order in which their windows began.
    this.#here.delete(key)
    const [oldest] = this.#here.keys()
    if (this.#here.size >= this.#callersMax && oldest !== undefined) this.#here.delete(oldest)
    this.#here.set(key, { requests: 1, endsAtMs: now + endsInMs, isTold: 1 < max * TOLD_FROM })
  }

  /**
   * Tells the others what was answered since, and learns what they have. Asks nothing while nobody has asked here.
   *
   * @throws Error when the store does not answer; what was not told is told the next time, and what was learnt counts until it ends
   */
  async exchange(): Promise<void> {
    const now = Date.now()
    for (const [key, { endsAtMs }] of this.#here) if (endsAtMs <= now) this.#here.delete(key)
    if (this.#here.size === 0) return
    const untold = [...this.#here].filter(([, { isTold }]) => !isTold)
    for (const [, window] of untold) window.isTold = true
    try {
      const others = await this.#store.exchange(
        untold.map(([key, { requests, endsAtMs }]) => ({
          caller: digestOf(key),
          requests,
          endsInMs: endsAtMs - now,
        })),
      )
      const heardAtMs = Date.now()
      this.#elsewhere = new Map(
        others.map(({ caller, requests, endsInMs }) => [caller, { requests, endsAtMs: heardAtMs + endsInMs }]),
      )
    } catch (error) {
      for (const [, window] of untold) window.isTold = false
      throw error
    }
  }
}

/** A caller as the store has it: an address or an account is not read from it, and none is too long. */
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
