import { type Problem, problemCatalogue, type ProblemCode } from '@concert/contracts/problems'
import { databaseErrorOf } from '@concert/db/database-error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf } from './preconditions.ts'
import { RefusedRequest } from './refused-request.ts'

/** Where a problem happened, as its document says it. */
export interface ProblemScene {
  readonly instance: string
  readonly traceId: string
}

export interface RenderedProblem {
  readonly problem: Problem
  readonly headers: Record<string, string>
  /** True when the error was not foreseen: it is logged whole and answered opaquely. */
  readonly unforeseen: boolean
}

/** The one place where errors become RFC 9457 problems. */
export function problemOf(error: unknown, scene: ProblemScene): RenderedProblem {
  const refused = error instanceof RefusedRequest ? error : foreseen(error)
  if (refused === undefined) {
    return { problem: build('internal', 'The failure was recorded.', scene), headers: {}, unforeseen: true }
  }
  const { details } = refused
  const problem: Problem = {
    ...build(refused.code, details.detail, scene),
    ...(details.errors === undefined ? {} : { errors: [...details.errors] }),
    ...(details.allowedActions === undefined ? {} : { allowed_actions: [...details.allowedActions] }),
    ...(details.current === undefined ? {} : { current: details.current }),
  }
  return { problem, headers: headersOf(refused), unforeseen: false }
}

function build(code: ProblemCode, detail: string, scene: ProblemScene): Problem {
  const { status, title } = problemCatalogue[code]
  return {
    type: `/problems/${code}`,
    title: title.en,
    status,
    detail,
    instance: scene.instance,
    code,
    trace_id: scene.traceId,
  }
}

function headersOf(refused: RefusedRequest): Record<string, string> {
  const headers: Record<string, string> = {}
  if (refused.code === 'unauthenticated') headers['www-authenticate'] = 'Bearer error="invalid_token"'
  if (refused.details.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(refused.details.retryAfterSeconds)
  if (refused.details.currentVersion !== undefined) headers['etag'] = etagOf(refused.details.currentVersion)
  return headers
}

/** Errors of the framework and the database that have a meaning for the caller. */
function foreseen(error: unknown): RefusedRequest | undefined {
  return databaseRefusal(error) ?? frameworkRefusal(error)
}

/** Busy, out of a resource, going down, or gone: the same request may succeed soon. */
const DATABASE_BUSY = /^(08...|53...|55P03|57014|57P0[1-5]|25P0[234]|40001|40P01)$/
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_|aborted due to timeout|Connection terminated|timeout exceeded when trying to connect|not queryable|connection error|after calling end on the pool/i

function databaseRefusal(error: unknown): RefusedRequest | undefined {
  const cause = databaseErrorOf(error)
  if (cause === undefined) return connectionLost(error) ? unavailable(error) : undefined
  const code = cause.code ?? ''
  if (DATABASE_BUSY.test(code)) return unavailable(error)
  switch (code) {
    case '23505':
      return cause.constraint === 'idempotency_keys_pkey'
        ? new RefusedRequest('idempotency-in-progress', { detail: IN_PROGRESS, retryAfterSeconds: 1 }, error)
        : new RefusedRequest('conflict', { detail: 'A record with the same identity exists already.' }, error)
    case '23000':
    case '23503':
    case '23514':
      return brokenRule((cause.constraint ?? 'constraint').replaceAll('_', '-'), error)
    case '22021':
    case '22P05':
      return new RefusedRequest('invalid-request', { detail: 'A text holds a character that cannot be kept.' }, error)
    default:
      return undefined
  }
}

const IN_PROGRESS = 'A request with this Idempotency-Key is still running.'

function brokenRule(code: string, cause: unknown): RefusedRequest {
  const errors = [{ pointer: '', code, message: `The rule ${code} is not met.` }]
  return new RefusedRequest(
    'rules-not-met',
    { detail: 'The database keeps a rule that this would break.', errors },
    cause,
  )
}

function connectionLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (CONNECTION_LOST.test(`${code} ${cause.message}`)) return true
  }
  return false
}

function unavailable(cause: unknown): RefusedRequest {
  const detail = 'Something that this needs does not answer in time.'
  return new RefusedRequest('unavailable', { detail, retryAfterSeconds: 2 }, cause)
}

const FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_REQ_FILE_TOO_LARGE: 'payload-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
}

/** Only Fastify's own errors speak of the request; another library's status is between it and us. */
function frameworkRefusal(error: unknown): RefusedRequest | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  const known = FRAMEWORK[error.code]
  if (known !== undefined) return new RefusedRequest(known, { detail: `${error.message}.` }, error)
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return error.code.startsWith('FST_') && status >= 400 && status < 500
    ? new RefusedRequest('invalid-request', { detail: `${error.message}.` }, error)
    : undefined
}

/** Fastify's error handler: renders the problem, logs what was not foreseen. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const rendered = problemOf(isTooLarge(error) ? tooLarge(request, error) : error, sceneOf(request))
  if (rendered.unforeseen) request.log.error({ err: error }, 'request failed')
  else request.log.info({ code: rendered.problem.code }, 'request refused')
  void reply
    .code(rendered.problem.status)
    .headers(rendered.headers)
    .type('application/problem+json')
    .serializer((problem: unknown) => JSON.stringify(problem))
    .send(rendered.problem)
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
}

function tooLarge(request: FastifyRequest, cause: unknown): RefusedRequest {
  const detail = `The body is larger than ${request.routeOptions.bodyLimit} bytes.`
  return new RefusedRequest('payload-too-large', { detail }, cause)
}

export function sceneOf(request: FastifyRequest): ProblemScene {
  return { instance: request.url.split('?')[0] ?? request.url, traceId: request.id }
}
