import { bodyBytesMaxOf } from '@concert/contracts/body-limits'
import { type OperationShape, takesJson } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { takesIdempotencyKey } from './operation-schema.ts'

interface Transformed {
  readonly schema: FastifySchema & { readonly operationId?: string }
  readonly url: string
}

/** Adds to an operation's schema what only the document needs: headers, a body that is not JSON, an answer without a body. */
export function documentedOperation({ schema, url }: Transformed): Transformed {
  const operation = operationOf(schema.operationId)
  if (operation === undefined) return { schema, url }
  return {
    schema: {
      ...schema,
      ...describedBody(operation, schema),
      ...headersOf(operation),
      ...rawBodyOf(operation),
      ...bodilessOf(operation, schema),
    },
    url,
  }
}

/** Says how large a body may be. Of an upload its service decides. */
function describedBody(operation: OperationShape, { description }: { readonly description?: string }) {
  if (!takesJson(operation) && operation.rawBody !== 'jose' && operation.rawBody !== 'csv') return {}
  const limit = `The body has at most ${bodyBytesMaxOf(operation).toLocaleString('en')} bytes.`
  return { description: description === undefined ? limit : `${description} ${limit}` }
}

/** The operation of the contract with this id. */
export function operationOf(id: string | undefined): OperationShape | undefined {
  return id !== undefined && Object.hasOwn(operations, id) ? operations[id as OperationId] : undefined
}

const IDEMPOTENCY_KEY = {
  type: 'string',
  maxLength: 255,
  description: 'Visible ASCII. A repetition with the same key and body gets the first answer and has no second effect.',
}
const IF_NONE_MATCH = {
  type: 'string',
  description: 'The ETags of the representations that the caller has, for example "3".',
}
const NOT_MODIFIED = { type: 'null', description: 'The caller has the present representation' }
const RANGE = {
  type: 'string',
  description: 'One range of bytes, for example bytes=0-1023. Of several the whole is sent.',
}
const IF_RANGE = {
  type: 'string',
  description: 'The ETag of the whole that the caller has a part of. Of another the whole is sent.',
}
const IF_MATCH = {
  type: 'string',
  description:
    'The ETag of the version that the caller saw, for example "3", or several with commas between. `*` is not enough.',
}

function bodilessOf({ notModified, success, summary }: OperationShape, { response }: FastifySchema) {
  if (success.status === 204)
    return { response: { ...(response as object), 204: { type: 'null', description: summary } } }
  if (notModified !== true) return {}
  return { response: { ...(response as object), 304: NOT_MODIFIED } }
}

function headersOf(operation: OperationShape) {
  const properties: Record<string, object> = {
    ...(operation.ifMatch === true ? { 'If-Match': IF_MATCH } : {}),
    ...(operation.notModified === true ? { 'If-None-Match': IF_NONE_MATCH } : {}),
    ...(operation.ranges === true ? { Range: RANGE, 'If-Range': IF_RANGE } : {}),
    ...(takesIdempotencyKey(operation) ? { 'Idempotency-Key': IDEMPOTENCY_KEY } : {}),
  }
  const own = Object.entries(operation.requestHeaders ?? {})
  for (const [name, { description }] of own) properties[name] = { type: 'string', description }
  if (Object.keys(properties).length === 0) return {}
  const required = own.filter(([, header]) => header.required).map(([name]) => name)
  return { headers: { type: 'object', properties, required: operation.ifMatch === true ? ['If-Match'] : required } }
}

function rawBodyOf(operation: OperationShape) {
  switch (operation.rawBody) {
    case undefined:
      return {}
    case 'jose':
      return {
        consumes: ['application/jose'],
        body: { type: 'string', description: 'One compact JWS', pattern: String.raw`^[\w-]+\.[\w-]+\.[\w-]+$` },
      }
    case 'csv':
      return { consumes: ['text/csv'], body: { type: 'string', description: 'A table with a header (RFC 4180)' } }
    case 'offset':
      return { consumes: ['application/offset+octet-stream'], body: { type: 'string', format: 'binary' } }
    case 'multipart':
      return { consumes: ['multipart/form-data'], body: formOf(operation) }
  }
}

function formOf(operation: OperationShape) {
  const { $schema: _, ...fields } = z.toJSONSchema(operation.form ?? z.strictObject({}), { io: 'input' })
  return {
    ...fields,
    properties: { ...fields.properties, file: { type: 'string', format: 'binary' } },
    required: [...(fields.required ?? []), 'file'],
  }
}
