import { DatabaseError } from 'pg'

/** The cause chain's PostgreSQL error, if there is one; drizzle wraps it. */
export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DatabaseError) return cause
  }
  return undefined
}
