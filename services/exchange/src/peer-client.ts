import { envelopeReceipt, receiveEnvelope } from '@concert/contracts/exchange'
import { stateLedger } from '@concert/contracts/ledgers'
import type { Problem } from '@concert/contracts/problems'
import type { Authority } from '@concert/domain/jurisdictions'
import { Agent, request } from 'undici'
import { plain } from '#plain-text.ts'

/** The result of a delivery to the other authority. */
export type Delivery =
  /** `receiptFor` is the id of the envelope that its receipt names. */
  | { readonly outcome: 'accepted'; readonly receiptFor: string }
  /** The other authority will never accept these bytes; `reason` is its own words, `codes` what it names. */
  | { readonly outcome: 'rejected'; readonly reason: string; readonly codes: readonly string[] }
  /** No answer, or none that is final: another attempt can succeed. */
  | { readonly outcome: 'unreachable'; readonly reason: string; readonly retryAfterSeconds: number }

/** The answer of the other authority to a signed question. */
export type PeerAnswer =
  | { readonly outcome: 'given'; readonly statement: string }
  | { readonly outcome: 'unanswered'; readonly reason: string }

export interface PeerClient {
  deliver(to: Authority, statement: string): Promise<Delivery>
  /** Asks a question that is answered with a statement of the other authority, which nobody has verified yet. */
  ask(to: Authority, path: string, statement: string): Promise<PeerAnswer>
  close(): Promise<void>
}

const DEADLINE_MS = 5_000
const ANSWER_BYTES_MAX = 65_536
const RETRY_AFTER_SECONDS = 5
const RETRY_AFTER_SECONDS_MAX = 3_600
/** Refusals after which another attempt of the same request can succeed. */
const PASSING_STATUSES = new Set([408, 425, 429])

/** Delivers envelopes to the exchanges of the other authorities, and asks them; each attempt has 5 s in total, and no redirect is followed. */
export function createPeerClient(options: { readonly peerUrl: string; readonly deadlineMs?: number }): PeerClient {
  const dispatcher = new Agent({ maxResponseSize: ANSWER_BYTES_MAX, keepAliveTimeout: 10_000 })
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS
  const post = (to: Authority, path: string, statement: string) =>
    request(`${options.peerUrl.replaceAll('{authority}', to)}${path}`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/jose', accept: 'application/json, application/problem+json' },
      body: statement,
      signal: AbortSignal.timeout(deadlineMs),
    })
  return {
    async deliver(to, statement) {
      try {
        const answer = await post(to, receiveEnvelope.path, statement)
        const retryAfter = Number(answer.headers['retry-after'])
        return deliveryOf(answer.statusCode, await answer.body.text(), retryAfter)
      } catch (error) {
        return { outcome: 'unreachable', reason: reasonOf(error), retryAfterSeconds: RETRY_AFTER_SECONDS }
      }
    },
    async ask(to, path, statement) {
      try {
        const { statusCode, body } = await post(to, path, statement)
        const text = await body.text()
        const said = statusCode === 200 ? stateLedger.success.body.safeParse(parsed(text)) : undefined
        if (said?.success === true) return { outcome: 'given', statement: said.data.statement }
        return { outcome: 'unanswered', reason: `HTTP ${statusCode} ${wordOf(text)}` }
      } catch (error) {
        return { outcome: 'unanswered', reason: reasonOf(error) }
      }
    },
    close: () => dispatcher.close(),
  }
}

function reasonOf(error: unknown): string {
  return plain(error instanceof Error ? error.message || error.name : String(error))
}

function deliveryOf(status: number, text: string, retryAfter: number): Delivery {
  // A proxy between the cells can answer 200 with its own page; only a receipt proves a delivery.
  const receipt = status >= 200 && status < 300 ? envelopeReceipt.safeParse(parsed(text)) : undefined
  if (receipt?.success === true) return { outcome: 'accepted', receiptFor: receipt.data.id }
  const reason = `HTTP ${status}${status >= 400 ? ` ${wordOf(text)}` : ' without a receipt'}`
  if (status >= 400 && status < 500 && !PASSING_STATUSES.has(status))
    return { outcome: 'rejected', reason, codes: codesIn(text) }
  const retryAfterSeconds =
    Number.isInteger(retryAfter) && retryAfter > 0 && retryAfter <= RETRY_AFTER_SECONDS_MAX
      ? retryAfter
      : RETRY_AFTER_SECONDS
  return { outcome: 'unreachable', reason, retryAfterSeconds }
}

function codesIn(text: string): string[] {
  const { code, errors } = (parsed(text) ?? {}) as Partial<Problem>
  if (code !== 'envelope-rejected' || !Array.isArray(errors)) return []
  return errors.map((error) => String(error?.code))
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
