import type { FoundError } from '@concert/contracts/found-errors'
import { type Problem, type ProblemCode, type ProblemError, problemStatuses } from '@concert/contracts/problems'
import type { Language } from '@concert/domain/languages'
import { detail, sayDetail } from '@concert/sentences/detail'
import { sayError } from '@concert/sentences/errors'
import { problems } from '@concert/sentences/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dropRest } from './body-arrival.ts'
import { foreseen } from './foreseen-refusal.ts'
import { languageOf, writeProblem } from './form-of-problem.ts'
import { etagOf } from './preconditions.ts'
import { type RefusalDetails, RefusedRequest } from './refused-request.ts'
import type { RenderedProblem } from './rendered-problem.ts'
import { type SecurityEvent, securityEvents } from './security-event.ts'

/** Where a problem happened, and the language of its texts. */
export interface ProblemScene {
  readonly instance: string
  readonly traceId: string
  readonly language: Language
}

/** Converts an error into an RFC 9457 problem. No other code does this. */
export function problemOf(error: unknown, scene: ProblemScene): RenderedProblem {
  const { refused, unforeseen } = refusalOf(error)
  return { problem: render(refused, scene), headers: { ...headersOf(refused), ...languageHeaders(scene) }, unforeseen }
}

/** Converts an error into a refusal. An unexpected error becomes `internal`, which gives no details. */
export function refusalOf(error: unknown): { readonly refused: RefusedRequest; readonly unforeseen: boolean } {
  const refused = error instanceof RefusedRequest ? error : foreseen(error)
  if (refused !== undefined) return { refused, unforeseen: false }
  return { refused: new RefusedRequest('internal', { detail: detail('failure-logged') }, error), unforeseen: true }
}

function render({ code, details }: RefusedRequest, { instance, traceId, language }: ProblemScene): Problem {
  return {
    type: `/problems/${code}`,
    title: problems[code].title[language],
    status: problemStatuses[code],
    detail: sayDetail(details.detail, language),
    instance,
    code,
    ...errorsOf(details, language),
    ...(details.allowedActions === undefined ? {} : { allowed_actions: [...details.allowedActions] }),
    ...(details.current === undefined ? {} : { current: details.current }),
    trace_id: traceId,
  }
}

function errorsOf({ errors, saidErrors }: RefusalDetails, language: Language): Pick<Problem, 'errors'> {
  if (errors === undefined && saidErrors === undefined) return {}
  return { errors: [...(errors ?? []).map((error) => renderError(error, language)), ...(saidErrors ?? [])] }
}

function renderError(error: FoundError, language: Language): ProblemError {
  const { pointer, code, clause, subject } = error
  return {
    pointer,
    code,
    message: sayError(error, language),
    ...(clause === undefined ? {} : { clause }),
    ...(subject === undefined ? {} : { subject }),
  }
}

/** The headers of a text that was chosen by `Accept-Language`. */
export function languageHeaders({ language }: Pick<ProblemScene, 'language'>): Record<string, string> {
  return { 'content-language': language, vary: 'accept-language' }
}

function headersOf(refused: RefusedRequest): Record<string, string> {
  const headers: Record<string, string> = { ...refused.details.headers }
  if (refused.code === 'unauthenticated') headers['www-authenticate'] ??= 'Bearer error="invalid_token"'
  if (refused.details.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(refused.details.retryAfterSeconds)
  if (refused.details.currentVersion !== undefined) headers['etag'] = etagOf(refused.details.currentVersion)
  return headers
}

/** Fastify's error handler: sends the problem, and logs unexpected errors. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const rendered = problemOf(isTooLarge(error) ? tooLarge(request, error) : error, sceneOf(request))
  const ours = failureBehind(error, rendered)
  if (rendered.unforeseen) request.log.error({ err: error }, 'request failed')
  else if (ours !== undefined)
    request.log.warn({ ...watched(rendered.problem.code, request), err: ours }, 'request refused')
  else request.log.info(watched(rendered.problem.code, request), 'request refused')
  const { headers, text } = writeProblem(rendered, request, languageOf(request))
  dropRest(request.raw, reply.raw)
  void reply.code(rendered.problem.status).headers(headers).send(text)
}

/** What failed where something that is needed does not answer: only operators can put that right, and they read it in the log. */
function failureBehind(error: unknown, { problem }: RenderedProblem): unknown {
  if (problem.status < 500) return undefined
  return error instanceof RefusedRequest && error.name === 'RefusedRequest' ? error.cause : error
}

/** From where one comes who is not known or not let in, or takes too much, is said: there is nothing else to find them by. */
const WITH_ADDRESS: ReadonlySet<SecurityEvent> = new Set([
  'authentication-refused',
  'authorisation-refused',
  'limit-reached',
])

function watched(code: ProblemCode, { ip }: FastifyRequest) {
  const event = securityEvents[code]
  return { code, event, ...(WITH_ADDRESS.has(event) ? { address: ip } : {}) }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
}

function tooLarge(request: FastifyRequest, cause: unknown): RefusedRequest {
  const bytes = request.routeOptions.bodyLimit
  return new RefusedRequest('payload-too-large', { detail: detail('body-too-large', { bytes }) }, cause)
}

export function sceneOf(request: FastifyRequest): ProblemScene {
  return {
    instance: request.url.split('?')[0] ?? request.url,
    traceId: request.id,
    language: languageOf(request),
  }
}
