import { oneStatement } from '@concert/db/one-statement'
import type { QueryResult, QueryResultRow } from 'pg'
import type { Cell } from '#cell.ts'

/** A statement of the engine. It is prepared once per connection under its name. `$1` is the authority. */
export interface Statement {
  readonly name: `workflows-${string}`
  readonly text: string
}

/**
 * Runs one statement in its own transaction, which sees only the cell's authority, in one round trip. `values` are the
 * parameters from `$2` on.
 */
export function run<Row extends QueryResultRow>(
  { authority, pool }: Pick<Cell, 'authority' | 'pool'>,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<QueryResult<Row>> {
  return oneStatement<Row>(pool, { authority, applicant: '*' }, { ...statement, values: [authority, ...values] })
}
