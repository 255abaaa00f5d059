import type { IncomingHttpHeaders } from 'node:http'
import { RefusedRequest } from '@concert/platform/refused-request'
import { addressCounted } from '@concert/platform/request-limits'
import { detail } from '@concert/sentences/detail'

/** What a service said of an address: how many requests it answers in how many seconds, and when the window of this address ended. */
interface Said {
  readonly requests: number
  readonly seconds: number
  readonly endsAtMs: number
}

/** As many as a service counts; who was refused longest ago is forgotten first. */
const ADDRESSES_MAX = 50_000

const POLICY = /^"address";q=(\d+);w=(\d+)$/
const STANDING = /^"address";r=0;t=(\d+)$/

/**
 * The addresses that a service answers nothing until their window ends, as it said itself: what they ask meanwhile is refused without asking it
 * again. Only a refusal by address is one of everything that an address asks of a service (`packages/platform/src/request-limits.ts`).
 */
export class KnownRefusals {
  readonly #nowMs: () => number
  readonly #said = new Map<string, Said>()

  /** @param nowMs a clock that only goes on, in milliseconds */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** Learns from an answer of the service. */
  note(address: string | undefined, status: number | undefined, headers: IncomingHttpHeaders): void {
    if (status !== 429 || address === undefined) return
    const [, requests, seconds] = POLICY.exec(textOf(headers['ratelimit-policy'])) ?? []
    const [, endsInSeconds] = STANDING.exec(textOf(headers['ratelimit'])) ?? []
    if (requests === undefined || endsInSeconds === undefined) return
    const [oldest] = this.#said.keys()
    if (this.#said.size >= ADDRESSES_MAX && oldest !== undefined) this.#said.delete(oldest)
    const endsAtMs = this.#nowMs() + Number(endsInSeconds) * 1_000
    this.#said.set(addressCounted(address), { requests: Number(requests), seconds: Number(seconds), endsAtMs })
  }

  /** The refusal of whatever an address asks now; undefined where the service is to say. */
  of(address: string | undefined): RefusedRequest | undefined {
    if (address === undefined || this.#said.size === 0) return undefined
    const key = addressCounted(address)
    const said = this.#said.get(key)
    if (said === undefined) return undefined
    const { requests, seconds, endsAtMs } = said
    const endsInSeconds = Math.ceil((endsAtMs - this.#nowMs()) / 1_000)
    // It says whole seconds, the last of which it may not mean to its end.
    if (endsInSeconds <= 1) {
      this.#said.delete(key)
      return undefined
    }
    return new RefusedRequest('too-many-requests', {
      detail: detail('too-many-requests', { requests, seconds }),
      retryAfterSeconds: endsInSeconds,
      headers: {
        'cache-control': 'no-store',
        'ratelimit-policy': `"address";q=${requests};w=${seconds}`,
        ratelimit: `"address";r=0;t=${endsInSeconds}`,
      },
    })
  }
}

function textOf(field: string | string[] | undefined): string {
  return typeof field === 'string' ? field : ''
}
