import { mayCarry } from '@concert/domain/envelope/categories'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { z } from 'zod'
import { carriedIn } from './carried-categories.ts'
import { envelopeBodies } from './envelopes.ts'
import { faultsOfIssues } from './faults-of-issues.ts'
import { fault, type FoundError } from './found-errors.ts'
import { pointerTo } from './json-pointer.ts'

const FAULTS_MAX = 20

/** What is wrong with the body of an envelope of this type; the same check on both sides. Values are not repeated. */
export function bodyFaults(
  type: EnvelopeType,
  body: unknown,
  schema: z.ZodObject = envelopeBodies[type],
): FoundError[] {
  const read = schema.safeParse(body)
  if (!read.success) {
    return [...faultsOfIssues(read.error.issues, ['body']).take(FAULTS_MAX)]
  }
  const notAllowed = categoryFaults(type, body, schema)
  if (notAllowed.length > 0) return notAllowed.slice(0, FAULTS_MAX)
  // PostgreSQL stores no NUL, and not every text of every body forbids it.
  return holdsNul(body) ? [fault('text-broken', '/body', {})] : []
}

/** What a body carries that its type may not, by the registry of the domain. What nobody has given a category is never carried. */
function categoryFaults(type: EnvelopeType, body: unknown, schema: z.ZodObject): FoundError[] {
  return carriedIn(schema, body)
    .filter(({ category }) => category === null || !mayCarry(type, category))
    .map(({ path, category }) =>
      fault('category-not-carried', pointerTo(['body', ...path]), { type, category: category ?? '?' }),
    )
}

function holdsNul(body: unknown): boolean {
  let found = false
  JSON.stringify(body, (_name, value: unknown) => {
    if (typeof value === 'string' && value.includes('\u0000')) found = true
    return value
  })
  return found
}
