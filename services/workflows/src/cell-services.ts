import type { OperationShape, Service } from '@concert/contracts'
import type { Authority } from '@concert/domain'
import { type Call, type Called, CallRefused, callOperation } from '@concert/platform'
import { failureOfAnswer } from '@concert/workflows'
import type { TokenSource } from './token-source.ts'

/** Where each service of the cell listens on the cell's own network, and the registry of the joint plane. */
export type ServiceUrls = Readonly<Record<Exclude<Service, 'workflows'>, string>>

/** Calls the operations of the cell's services as the system, each with the key that makes its repetition harmless. */
export interface CellServices {
  readonly authority: Authority
  call<const Operation extends OperationShape>(
    operation: Operation,
    call: Pick<Call<Operation>, 'params' | 'body'>,
    key: string,
  ): Promise<Called<Operation>['body']>
}

/**
 * @throws PermanentFailure when the service refused for good, another error when the call may succeed later; the engine
 *   repeats the one and gives up on the other with its reason
 */
export function createCellServices(authority: Authority, urls: ServiceUrls, token: TokenSource): CellServices {
  return {
    authority,
    async call(operation, call, key) {
      if (operation.service === 'workflows') throw new Error('workflows does not call itself')
      const isInternal = operation.surface === 'internal'
      try {
        const answer = await callOperation(operation, {
          ...call,
          baseUrl: urls[operation.service],
          ...(isInternal ? { authority, token: await token() } : {}),
          ...(isInternal && operation.method === 'POST' ? { idempotencyKey: key } : {}),
        })
        return answer.body
      } catch (error) {
        throw error instanceof CallRefused ? failureOf(error) : error
      }
    },
  }
}

function failureOf({ status, problem, message }: CallRefused): Error {
  return failureOfAnswer({ status, ...(problem.code === undefined ? {} : { code: problem.code }), detail: message })
}
