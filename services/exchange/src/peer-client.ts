import { envelopeReceipt, receiveEnvelope } from '@concert/contracts/exchange'
import type { Problem } from '@concert/contracts/problems'
import type { Authority } from '@concert/domain/jurisdictions'
import { Agent, request } from 'undici'
import { plain } from '#plain-text.ts'

/** The result of a delivery to the other authority. */
export type Delivery =
  /** `receiptFor` is the id of the envelope that its receipt names. */
  | { readonly outcome: 'accepted'; readonly receiptFor: string }
  /** The other authority will never accept these bytes; `reason` is its own code. */
  | { readonly outcome: 'rejected'; readonly reason: string }
  /** No answer, or none that is final: another attempt can succeed. */
  | { readonly outcome: 'unreachable'; readonly reason: string; readonly retryAfterSeconds: number }

export interface PeerClient {
  deliver(to: Authority, statement: string): Promise<Delivery>
  close(): Promise<void>
}

const DEADLINE_MS = 5_000
const ANSWER_BYTES_MAX = 65_536
const RETRY_AFTER_SECONDS = 5
const RETRY_AFTER_SECONDS_MAX = 3_600
/** Refusals after which another attempt of the same request can succeed. */
const PASSING_STATUSES = new Set([408, 425, 429])

/** Delivers envelopes to the exchanges of the other authorities; each attempt has 5 s in total, and no redirect is followed. */
export function createPeerClient(options: { readonly peerUrl: string; readonly deadlineMs?: number }): PeerClient {
  const dispatcher = new Agent({ maxResponseSize: ANSWER_BYTES_MAX, keepAliveTimeout: 10_000 })
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS
  return {
    async deliver(to, statement) {
      const url = `${options.peerUrl.replaceAll('{authority}', to)}${receiveEnvelope.path}`
      try {
        const answer = await request(url, {
          method: 'POST',
          dispatcher,
          headers: { 'content-type': 'application/jose', accept: 'application/json, application/problem+json' },
          body: statement,
          signal: AbortSignal.timeout(deadlineMs),
        })
        const retryAfter = Number(answer.headers['retry-after'])
        return deliveryOf(answer.statusCode, await answer.body.text(), retryAfter)
      } catch (error) {
        const reason = error instanceof Error ? error.message || error.name : String(error)
        return { outcome: 'unreachable', reason: plain(reason), retryAfterSeconds: RETRY_AFTER_SECONDS }
      }
    },
    close: () => dispatcher.close(),
  }
}

function deliveryOf(status: number, text: string, retryAfter: number): Delivery {
  // A proxy between the cells can answer 200 with its own page; only a receipt proves a delivery.
  const receipt = status >= 200 && status < 300 ? envelopeReceipt.safeParse(parsed(text)) : undefined
  if (receipt?.success === true) return { outcome: 'accepted', receiptFor: receipt.data.id }
  const reason = `HTTP ${status}${status >= 400 ? ` ${wordOf(text)}` : ' without a receipt'}`
  if (status >= 400 && status < 500 && !PASSING_STATUSES.has(status)) return { outcome: 'rejected', reason }
  const retryAfterSeconds =
    Number.isInteger(retryAfter) && retryAfter > 0 && retryAfter <= RETRY_AFTER_SECONDS_MAX
      ? retryAfter
      : RETRY_AFTER_SECONDS
  return { outcome: 'unreachable', reason, retryAfterSeconds }
}

function wordOf(text: string): string {
  const { code, detail, errors } = (parsed(text) ?? {}) as Partial<Problem>
  const causes = Array.isArray(errors) ? errors.map((error) => `${error?.code}: ${error?.message}`) : []
  return plain([code, detail, ...causes].filter((word) => typeof word === 'string').join('; ') || text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
