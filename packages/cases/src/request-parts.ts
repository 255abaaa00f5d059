import type { OperationShape } from '@concert/contracts/operation'
import type { OperationRequest } from '@concert/platform/operation-route'

type AnyRequest = OperationRequest<OperationShape>

/** A parameter of the path, which the contract of the operation has made a text. */
export function paramOf(request: AnyRequest, name: string): string {
  const value = paramsOf(request)[name]
  if (typeof value !== 'string') throw new Error(`the operation has no parameter ${name}`)
  return value
}

/** The payload of a command: the parameters of the path but for the case's own, and the members of the body. */
export function payloadFrom(request: AnyRequest, id: string): object {
  const { authority: _authority, [id]: _id, ...named } = paramsOf(request)
  return { ...named, ...Object(request.body) }
}

function paramsOf(request: AnyRequest): Readonly<Record<string, unknown>> {
  return Object(request.params)
}
