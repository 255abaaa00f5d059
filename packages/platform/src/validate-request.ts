import { detail } from '@concert/sentences/detail'
import { z } from 'zod'
import { faultsOfIssue } from '@concert/contracts/faults-of-issue'
import { RefusedRequest } from './refused-request.ts'

/** More than these are counted and not listed: a refusal must not grow with what a stranger sends. */
const ERRORS_LISTED_MAX = 100

type Part = 'body' | 'query' | 'path'

const PARTS: Readonly<Record<string, Part>> = { body: 'body', querystring: 'query', params: 'path' }

/**
 * Fastify's validator compiler over the schemas of the contract. What does not fit is refused with 400, every field named by its
 * pointer (RFC 6901) into the body, the query or the path's parameters, whichever the detail says.
 */
export function compileValidator({ schema, httpPart }: { schema: unknown; httpPart?: string | undefined }) {
  if (!(schema instanceof z.ZodType)) throw new Error('the contract declares its schemas with zod')
  const part = PARTS[httpPart ?? 'body']
  if (part === undefined) throw new Error(`the contract has no schema for ${httpPart}`)
  return (data: unknown): { value: unknown } | { error: RefusedRequest } => {
    const result = schema.safeParse(data)
    return result.success ? { value: result.data } : { error: refusal(part, result.error.issues) }
  }
}

function refusal(part: Part, issues: readonly z.core.$ZodIssue[]): RefusedRequest {
  const errors = issues.flatMap((issue) => faultsOfIssue(issue))
  return new RefusedRequest('invalid-request', {
    detail: detail('not-valid-in-places', { part, count: errors.length }),
    errors: errors.slice(0, ERRORS_LISTED_MAX),
  })
}
