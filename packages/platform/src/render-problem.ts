import { type Problem, problemCatalogue, type ProblemCode, type ProblemError } from '@concert/contracts'
import { databaseErrorOf } from '@concert/db'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, ResponseSerializationError } from 'fastify-type-provider-zod'
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

/** Errors of the libraries and the database that have a meaning for the caller. */
function foreseen(error: unknown): RefusedRequest | undefined {
  if (error instanceof ResponseSerializationError) return undefined
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error)
  return databaseRefusal(error) ?? frameworkRefusal(error)
}

function invalidRequest(
  error: FastifyError & { validation: readonly { instancePath: string; keyword: string; message?: string }[] },
) {
  const errors: ProblemError[] = error.validation.map((issue) => ({
    pointer: issue.instancePath,
    code: issue.keyword.replaceAll('_', '-'),
    message: issue.message ?? 'is not valid',
  }))
  const where = error.validationContext ?? 'request'
  return new RefusedRequest('invalid-request', {
    detail: `The ${where} is not valid in ${errors.length} places.`,
    errors,
  })
}

const DATABASE_BUSY = new Set([
  '55P03',
  '57014',
  '40001',
  '40P01',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '08006',
  '08003',
])
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded when trying to connect|not queryable|connection error/i

function databaseRefusal(error: unknown): RefusedRequest | undefined {
  const cause = databaseErrorOf(error)
  if (cause === undefined) return connectionLost(error) ? unavailable(error) : undefined
  if (cause.code !== undefined && DATABASE_BUSY.has(cause.code)) return unavailable(error)
  if (cause.code === '23505') {
    return new RefusedRequest('conflict', { detail: 'A record with the same identity exists already.' }, error)
  }
  if (cause.code === '23000' || cause.code === '23503' || cause.code === '23514') {
    const code = (cause.constraint ?? 'constraint').replaceAll('_', '-')
    return new RefusedRequest(
      'rules-not-met',
      {
        detail: 'The database keeps a rule that this would break.',
        errors: [{ pointer: '', code, message: `The rule ${code} is not met.` }],
      },
      error,
    )
  }
  return undefined
}

function connectionLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (CONNECTION_LOST.test(`${code} ${cause.message}`)) return true
  }
  return false
}

function unavailable(cause: unknown): RefusedRequest {
  return new RefusedRequest(
    'unavailable',
    { detail: 'The database does not answer in time.', retryAfterSeconds: 2 },
    cause,
  )
}

const FRAMEWORK: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_BAD_URL: 'invalid-request',
  FST_REQ_FILE_TOO_LARGE: 'payload-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
}

function frameworkRefusal(error: unknown): RefusedRequest | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = FRAMEWORK[code]
  if (known !== undefined) return new RefusedRequest(known, { detail: error.message }, error)
  if (error instanceof SyntaxError)
    return new RefusedRequest('malformed-json', { detail: 'The body is not JSON.' }, error)
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return status >= 400 && status < 500
    ? new RefusedRequest('invalid-request', { detail: error.message }, error)
    : undefined
}

/** Fastify's error handler: renders the problem, logs what was not foreseen. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const rendered = problemOf(error, sceneOf(request))
  if (rendered.unforeseen) request.log.error({ err: error }, 'request failed')
  else request.log.info({ code: rendered.problem.code }, 'request refused')
  void reply
    .code(rendered.problem.status)
    .headers(rendered.headers)
    .type('application/problem+json')
    .serializer((problem: unknown) => JSON.stringify(problem))
    .send(rendered.problem)
}

export function sceneOf(request: FastifyRequest): ProblemScene {
  return { instance: request.url.split('?')[0] ?? request.url, traceId: request.id }
}
