import type { ProblemError } from '@concert/contracts/problems'
import { detail } from '@concert/sentences/detail'
import { z } from 'zod'
import { pointerTo } from './json-pointer.ts'
import { RefusedRequest } from './refused-request.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

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

function refusal(part: Part, issues: readonly Issue[]): RefusedRequest {
  const errors = issues.flatMap((issue) => errorsOf(issue, []))
  return new RefusedRequest('invalid-request', {
    detail: detail('not-valid-in-places', { part, count: errors.length }),
    errors: errors.slice(0, ERRORS_LISTED_MAX),
  })
}

function errorsOf(issue: Issue, parent: Path): ProblemError[] {
  const path = [...parent, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        code: 'unrecognized-key',
        message: 'Nothing of this name is known here; remove it.',
      }))
    case 'invalid_union': {
      const branch = meantBranch(issue.errors)
      if (branch !== undefined) return branch.flatMap((inner) => errorsOf(inner, path))
      return [{ pointer: pointerTo(path), code: 'invalid-union', message: 'This has none of the accepted forms.' }]
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => errorsOf(inner, path))
    default:
      return [{ pointer: pointerTo(path), code: issue.code.replaceAll('_', '-'), message: issue.message }]
  }
}

/** The one form whose type the value has at all: the one that was meant. Undefined when there is none or more than one. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const near = branches.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  return near.length === 1 ? near[0] : undefined
}
