import { z } from 'zod'
import { errorCodes } from './found-errors.ts'
import { text } from './primitives.ts'

/**
 * Every problem the API answers, by its stable code, with its HTTP status. `type` is the URL `/problems/{code}`, which the origin
 * serves; what the problem says in each language is in `@concert/sentences/problems`.
 */
export const problemStatuses = {
  'invalid-request': 400,
  'malformed-json': 400,
  'invalid-cursor': 400,
  unauthenticated: 401,
  forbidden: 403,
  'read-refused': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'action-not-allowed': 409,
  'idempotency-in-progress': 409,
  conflict: 409,
  'quota-reached': 409,
  'evidence-quarantined': 409,
  'offset-mismatch': 409,
  gone: 410,
  'version-mismatch': 412,
  'protocol-not-spoken': 412,
  'payload-too-large': 413,
  'target-too-long': 414,
  'unsupported-media-type': 415,
  'range-not-satisfiable': 416,
  misdirected: 421,
  'rules-not-met': 422,
  'idempotency-key-reused': 422,
  'digest-mismatch': 422,
  'envelope-rejected': 422,
  locked: 423,
  'precondition-required': 428,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  'not-implemented': 501,
  unavailable: 503,
} as const satisfies Readonly<Record<string, number>>

export type ProblemCode = keyof typeof problemStatuses

export const problemCodes = Object.keys(problemStatuses) as [ProblemCode, ...ProblemCode[]]

/** What the documents say of a list of codes: it grows, and a caller that was built for today's must not fail on tomorrow's. */
function growing(description: string) {
  // Undefined leaves the values out of the document; the type and the tests keep the closed list.
  return {
    enum: undefined,
    description: `${description} The list grows: take a code that you do not know for its status.`,
  }
}

/** One field or rule that stopped the request. */
export const problemError = z.strictObject({
  pointer: z.string().meta({
    description:
      'JSON pointer (RFC 6901) into the body, the query or the path parameters, as `detail` says; empty for the whole',
  }),
  code: z.enum(errorCodes).meta(growing('The rule or form that was not met; `/problems` explains each code.')),
  message: z.string(),
  clause: z.string().optional().meta({ description: 'Clause of the standard or scheme that the rule comes from' }),
  subject: z.string().optional().meta({ description: 'What the entry is about, for example a requirement id' }),
})
export type ProblemError = z.infer<typeof problemError>

/** RFC 9457 problem details with this API's extensions. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: text(200),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(problemCodes).meta(growing('The kind of problem; `/problems/{code}` explains it.')),
    errors: z.array(problemError).optional(),
    allowed_actions: z.array(z.string()).optional(),
    current: z.unknown().optional(),
    trace_id: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type Problem = z.infer<typeof problem>
