import { fault } from '@concert/contracts/found-errors'
import type { ProblemCode } from '@concert/contracts/problems'
import { databaseErrorOf } from '@concert/db/database-error'
import { type Detail, detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'

/** Converts errors of the framework and the database that have a meaning for the caller. */
export function foreseen(error: unknown): RefusedRequest | undefined {
  return databaseRefusal(error) ?? frameworkRefusal(error)
}

/** The database is busy, lacks a resource, is shutting down, is not reachable, or a transaction was too old: a repetition may succeed. */
const DATABASE_BUSY = /^(08...|53...|55P03|57014|57P0[1-5]|25000|25P0[234]|40001|40P01)$/
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_|aborted due to timeout|Connection terminated|timeout exceeded when trying to connect|not queryable|connection error|after calling end on the pool/i

function databaseRefusal(error: unknown): RefusedRequest | undefined {
  const cause = databaseErrorOf(error)
  if (cause === undefined) return connectionLost(error) ? unavailable(error) : undefined
  const code = cause.code ?? ''
  if (DATABASE_BUSY.test(code)) return unavailable(error)
  switch (code) {
    case '23505':
      return new RefusedRequest('conflict', { detail: detail('record-exists') }, error)
    case '23000':
    case '23503':
    case '23514':
      return brokenRule(cause.constraint ?? 'constraint', error)
    case '22021':
    case '22P05':
      return new RefusedRequest('invalid-request', { detail: detail('character-not-stored') }, error)
    default:
      return undefined
  }
}

function brokenRule(rule: string, cause: unknown): RefusedRequest {
  const errors = [fault('database-rule-broken', '', { rule }, rule)]
  return new RefusedRequest('rules-not-met', { detail: detail('database-rule'), errors }, cause)
}

function connectionLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (CONNECTION_LOST.test(`${code} ${cause.message}`)) return true
  }
  return false
}

function unavailable(cause: unknown): RefusedRequest {
  return new RefusedRequest('unavailable', { detail: detail('dependency-silent'), retryAfterSeconds: 2 }, cause)
}

/** Refusals of Fastify that have their own problem, except a body that is too large (see `sendProblem`). */
const FRAMEWORK: Readonly<Record<string, readonly [ProblemCode, Detail]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', detail('content-type-missing')],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'unsupported-media-type',
    detail('content-type-expected', { mediaType: 'multipart/form-data' }),
  ],
}

/** Only Fastify's own errors are about the request. The status of another library's error is about a call that we made. */
function frameworkRefusal(error: unknown): RefusedRequest | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  const [code, told] = FRAMEWORK[error.code] ?? ['invalid-request', detail('request-unreadable')]
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return error.code.startsWith('FST_') && status >= 400 && status < 500
    ? new RefusedRequest(code, { detail: told }, error)
    : undefined
}
