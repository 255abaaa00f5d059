import { detail } from '@concert/sentences/detail'
import { z } from 'zod'
import { faultsOfIssues } from '@concert/contracts/faults-of-issues'
import { RefusedRequest } from './refused-request.ts'

/** More errors than this are neither made nor listed, so that a large request causes neither much work nor a large answer. */
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
  const found = [...faultsOfIssues(issues).take(ERRORS_LISTED_MAX + 1)]
  const errors = found.slice(0, ERRORS_LISTED_MAX)
  const told =
    found.length > ERRORS_LISTED_MAX
      ? detail('not-valid-in-many-places', { part, listed: ERRORS_LISTED_MAX })
      : detail('not-valid-in-places', { part, count: errors.length })
  return new RefusedRequest('invalid-request', { detail: told, errors })
}
