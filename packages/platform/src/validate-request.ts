import { detail } from '@concert/sentences/detail'
import { z } from 'zod'
import { faultsOfIssue } from '@concert/contracts/faults-of-issue'
import { RefusedRequest } from './refused-request.ts'

/** More errors than this are counted but not listed, so that a large request does not cause a large answer. */
const ERRORS_LISTED_MAX = 100

type Part = 'body' | 'query' | 'path'

const PARTS: Readonly<Record<string, Part>> = { body: 'body', querystring: 'query', params: 'path' }

/**
 * Fastify's validator compiler for the zod schemas of the contract. Invalid requests get 400 with the pointer (RFC 6901) of
 * each fault. The detail says whether pointers are into the body, the query or the path.
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
