import type { OperationShape } from '@concert/contracts/operation'
import type { OperationRequest } from '@concert/platform/operation-route'
import type { Case, CaseTypes } from './case.ts'

type AnyRequest = OperationRequest<OperationShape>

/** The id of the case that a request is about. */
export function caseIdOf(request: AnyRequest, id: Case<CaseTypes>['id']): string {
  const params = paramsOf(request)
  const value = typeof id === 'function' ? id({ params, actor: request.actor }) : (params[id] ?? bodyOf(request)[id])
  if (typeof value !== 'string') throw new Error(`the operation has no parameter ${String(id)}`)
  return value
}

/** The payload of a command: the parameters of the path but for the case's own, and the members of the body. */
export function payloadFrom(request: AnyRequest, id: Case<CaseTypes>['id']): object {
  const { authority: _authority, [String(id)]: _id, ...named } = { ...paramsOf(request), ...bodyOf(request) }
  return named
}

function paramsOf(request: AnyRequest): Readonly<Record<string, unknown>> {
  return Object(request.params)
}

function bodyOf(request: AnyRequest): Readonly<Record<string, unknown>> {
  return Object(request.body)
}
