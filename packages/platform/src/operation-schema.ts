import { type OperationShape, takesJson } from '@concert/contracts/operation'
import { problem, type ProblemCode, problemStatuses } from '@concert/contracts/problems'
import { z } from 'zod'

/** Whether callers require a token. Public callers do not, nor do peer authorities, whose messages are signed. */
export function needsToken(operation: OperationShape): boolean {
  return !operation.callers.includes('anyone') && !operation.callers.includes('peer-authority')
}

const EVERY_OPERATION: readonly ProblemCode[] = ['invalid-request', 'not-found', 'internal', 'unavailable']

/** Every problem code that an operation can answer. */
export function problemsOf(operation: OperationShape): ProblemCode[] {
  const codes = new Set<ProblemCode>([...EVERY_OPERATION, ...(operation.problems ?? [])])
  // What services of a cell ask of each other is not counted.
  if (operation.surface !== 'internal') codes.add('too-many-requests')
  if (needsToken(operation)) for (const code of ['unauthenticated', 'forbidden'] as const) codes.add(code)
  if (takesJson(operation)) {
    for (const code of ['malformed-json', 'unsupported-media-type', 'payload-too-large'] as const) codes.add(code)
  }
  if (takesIdempotencyKey(operation)) {
    for (const code of ['idempotency-in-progress', 'idempotency-key-reused'] as const) codes.add(code)
  }
  return [...codes]
}

/** Whether a repetition with the same Idempotency-Key gets the first answer. */
export function takesIdempotencyKey(operation: OperationShape): boolean {
  return operation.method === 'POST' && operation.surface !== 'joint' && operation.rawBody === undefined
}

/** The schema from which Fastify validates requests, serialises answers and makes the document. */
export function schemaOf(operation: OperationShape) {
  const inCell = operation.surface !== 'joint'
  const params = operation.params ?? z.strictObject({})
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    tags: [operation.surface],
    ...(needsToken(operation) ? { security: [{ accessToken: [] }] } : {}),
    // Not an enum: an authority that is not served gets 404, like every unknown path.
    params: inCell ? params.extend({ authority: z.string().meta({ example: 'hk' }) }) : params,
    querystring: operation.query ?? z.strictObject({}),
    ...(operation.body === undefined ? {} : { body: operation.body }),
    response: {
      ...successResponses(operation),
      ...problemResponses(operation),
    },
  }
}

function successResponses({ summary, success, repetition, ranges }: OperationShape) {
  // Of an answer without a body only the document says something.
  if (success.status === 204) return {}
  const content = { [success.mediaType ?? 'application/json']: { schema: success.body } }
  return {
    [success.status]: { description: summary, content },
    ...(repetition === undefined
      ? {}
      : { [repetition]: { description: 'The record that there is already; nothing has changed', content } }),
    ...(ranges === true ? { 206: { description: 'The range that was asked for', content } } : {}),
  }
}

function problemResponses(operation: OperationShape) {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(operation)) {
    const status = problemStatuses[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}
