import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { type Problem, problem } from '@concert/contracts/problems'
import { Agent, request as httpRequest } from 'undici'
import { z } from 'zod'

type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export interface Call<Operation extends OperationShape> {
  readonly baseUrl: string
  readonly authority?: string
  readonly params?: Given<Operation['params']>
  readonly query?: Record<string, string>
  readonly body?: Given<Operation['body']>
  readonly token?: string
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  /** The trace id in the log of the called service: 8 to 64 letters, digits, `_`, `.` and `-`. */
  readonly requestId?: string
  readonly timeoutMs?: number
}

/** The answer of a successful operation. */
export interface Called<Operation extends OperationShape> {
  readonly status: number
  readonly body: z.output<Operation['success']['body']>
  readonly etag: string | undefined
}

/** The called service answered with a problem. */
export class CallRefused extends Error {
  readonly status: number
  readonly problem: Partial<Problem>

  constructor(operationId: string, status: number, problem: Partial<Problem>) {
    super(`${operationId} answered ${status} ${problem.code ?? ''}: ${problem.detail ?? ''} ${errorsText(problem)}`)
    this.name = 'CallRefused'
    this.status = status
    this.problem = problem
  }
}

function errorsText(problem: Partial<Problem>): string {
  return (problem.errors ?? []).map((error) => `${error.code}: ${error.message}`).join('; ')
}

/** Limits the size and the duration of an answer, because another authority is not trusted. */
const ANSWER_BYTES_MAX = 8_388_608
const TIMEOUT_MS = 10_000

const agent = new Agent({ keepAliveTimeout: 10_000, connect: { timeout: 5_000 }, maxResponseSize: ANSWER_BYTES_MAX })

/**
 * Calls one operation over HTTP, typed by its contract.
 *
 * @throws CallRefused for an answer that is not a success; the transport's error when there is no answer
 */
export async function callOperation<const Operation extends OperationShape>(
  operation: Operation,
  call: Call<Operation>,
): Promise<Called<Operation>> {
  const answer = await httpRequest(urlOf(operation, call), {
    method: operation.method,
    dispatcher: agent,
    // Limits the whole exchange: undici's own timeouts restart with every byte.
    signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
    headers: headersOf(call),
    body: call.body === undefined ? null : JSON.stringify(call.body),
  })
  const text = await answer.body.text()
  if (answer.statusCode >= 300) throw new CallRefused(operation.id, answer.statusCode, problemIn(text))
  const etag = answer.headers['etag']
  const parsed: unknown = (operation.success.mediaType ?? 'json').includes('json') ? JSON.parse(text) : text
  return {
    status: answer.statusCode,
    body: operation.success.body.parse(parsed) as z.output<Operation['success']['body']>,
    etag: typeof etag === 'string' ? etag : undefined,
  }
}

function urlOf<Operation extends OperationShape>(operation: Operation, call: Call<Operation>): string {
  const values: Record<string, unknown> = {
    ...call.params,
    authority: call.authority ?? (call.params as { authority?: string } | undefined)?.authority,
  }
  const path = `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(String(values[name])),
  )
  const query = call.query === undefined ? '' : `?${new URLSearchParams(call.query).toString()}`
  return `${call.baseUrl}${path}${query}`
}

function headersOf<Operation extends OperationShape>(call: Call<Operation>): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    ...(call.requestId === undefined ? {} : { 'x-request-id': call.requestId }),
    ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
  }
}

/** Not strict: a newer service may send more members. */
const someProblem = z.object(problem.shape).partial()

/** The problem that a service answered; if it is not a problem (for example a proxy's page), the beginning of its text. */
function problemIn(text: string): Partial<Problem> {
  try {
    return someProblem.parse(JSON.parse(text))
  } catch {
    return { detail: text.slice(0, 200) }
  }
}
