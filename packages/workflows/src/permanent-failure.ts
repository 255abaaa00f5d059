/**
 * Thrown by a subscription or a saga step when a repetition of the call cannot succeed. The delivery becomes a dead letter at
 * once, or the saga undoes its steps. Any other error is repeated with backoff until the call succeeds.
 */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure'
}

/** 4xx answers after which the same request may succeed later. */
const REPEATABLE_STATUSES = new Set([408, 425, 429])

/** An HTTP answer that is not a success. `code` and `detail` are those of the RFC 9457 problem. */
export interface FailedAnswer {
  readonly status: number
  readonly code?: string
  /** Stored and logged, so it must not hold personal data. */
  readonly detail?: string
}

/**
 * Returns the error to throw for such an answer: a {@link PermanentFailure} for a refusal, an ordinary `Error` if a repetition
 * may succeed (5xx, 408, 425, 429, and 409 while the same request is still running).
 */
export function failureOfAnswer(answer: FailedAnswer): Error {
  const message = [`HTTP ${answer.status}`, answer.code, answer.detail].filter((part) => part !== undefined).join(': ')
  const isRefusal = answer.status >= 400 && answer.status < 500
  const mayPass = REPEATABLE_STATUSES.has(answer.status) || answer.code === 'idempotency-in-progress'
  return isRefusal && !mayPass ? new PermanentFailure(message) : new Error(message)
}

const REASON_LENGTH_MAX = 1_000

/** The reason of a failure as it is stored: the error message, shortened, and without NUL, which PostgreSQL cannot store. */
export function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  // Nothing may be left once the NULs are gone, and the cut may leave half a pair of surrogates.
  return message.replaceAll('\u0000', '').slice(0, REASON_LENGTH_MAX).toWellFormed() || 'no reason given'
}
