import type { OperationShape, Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Call, type Called, CallRefused, callOperation } from '@concert/platform/operation-client'
import { failureOfAnswer } from '@concert/workflows/permanent-failure'
import { currentTrace } from '@concert/workflows/trace'
import { z } from 'zod'
import { faultsOf } from '#faults-of.ts'
import type { TokenSource } from '#token-source.ts'

type CalledService = Exclude<Service, 'workflows'>

/** The URL of each service on the cell's own network, and of the registry of the joint plane. */
export type ServiceUrls = Readonly<Record<CalledService, string>>

/** The services that have internal operations. */
export type TokenService = Exclude<CalledService, 'registry'>

/** An operation of another service: the engine does not call itself. */
export type ForeignOperation = OperationShape & { readonly service: CalledService }

/** Calls the operations of the cell's services as the system. The key of a call makes its repetition harmless. */
export interface CellServices {
  readonly authority: Authority
  call<const Operation extends ForeignOperation>(
    operation: Operation,
    call: Pick<Call<Operation>, 'params' | 'body'>,
    key: string,
  ): Promise<Called<Operation>['body']>
}

/**
 * The services of one authority's cell over HTTP. Internal operations get the token for their service, which opens no other,
 * and an Idempotency-Key if they change something. The registry gets neither: it trusts only signatures.
 *
 * @throws PermanentFailure when the service refused for good, which the engine does not repeat; another error when the call may
 * succeed later, which the engine repeats
 */
export function createCellServices(
  authority: Authority,
  urls: ServiceUrls,
  tokens: Readonly<Record<TokenService, TokenSource>>,
): CellServices {
  return {
    authority,
    async call(operation, call, key) {
      const { service } = operation
      const isInternal = operation.surface === 'internal'
      const source = isInternal ? sourceOf(tokens, service) : undefined
      const requestId = currentTrace()
      const token = await source?.current()
      try {
        const answer = await callOperation(operation, {
          ...call,
          baseUrl: urls[service],
          ...(requestId === undefined ? {} : { requestId }),
          ...(token === undefined ? {} : { authority, token }),
          ...(isInternal && operation.method === 'POST' ? { idempotencyKey: key } : {}),
        })
        return answer.body
      } catch (error) {
        if (error instanceof CallRefused && error.status === 401 && token !== undefined) source?.refused(token)
        throw failureOf(operation, error)
      }
    },
  }
}

function sourceOf(
  tokens: Readonly<Record<TokenService, TokenSource>>,
  service: CalledService,
): TokenSource | undefined {
  return service === 'registry' ? undefined : tokens[service]
}

function failureOf(operation: ForeignOperation, error: unknown): unknown {
  // The parser's message quotes the answer, and reasons are stored and logged.
  if (error instanceof SyntaxError) return new Error(`the answer of ${operation.id} is no JSON`)
  // The service may have another version; the call is repeated, as a deployment may be under way.
  if (error instanceof z.ZodError) return new Error(`the answer of ${operation.id} does not fit: ${faultsOf(error)}`)
  if (!(error instanceof CallRefused)) return error
  // The request was not judged: it is repeated with another token.
  if (error.status === 401) return new Error(error.message)
  const { status, problem, message } = error
  return failureOfAnswer({ status, ...(problem.code === undefined ? {} : { code: problem.code }), detail: message })
}
