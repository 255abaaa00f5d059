import type { Authority } from '@concert/domain/jurisdictions'
import type { QueryConfig, QueryResult } from 'pg'
import type { Transaction } from './authority-transaction.ts'

export interface Authorisation {
  readonly authorisationId: string
  readonly personId: string
  readonly function: string
  readonly validUntil: string
}

/**
 * A person's authorisations in force now, for the given functions; the one that lasts longest first. By the clock: a transaction
 * that began earlier does not act on what has ended since. Read in the transaction that acts, so that an authorisation counts as lapsed the second it lapses (ISO/IEC 17065 6.1.2).
 */
export async function authorisationsOf(
  transaction: Transaction,
  personId: string,
  functions: readonly string[],
): Promise<readonly Authorisation[]> {
  const statement = authorisationsStatement(transaction.authority, personId, functions)
  return authorisationsIn(await transaction.client.query(statement))
}

/** The statement of `authorisationsOf`, which may go out with the beginning of its transaction. */
export function authorisationsStatement(
  authority: Authority,
  personId: string,
  functions: readonly string[],
): QueryConfig {
  return {
    name: 'concert-authorisations',
    text: `select authorisation_id as "authorisationId", person_id as "personId", function, valid_until as "validUntil"
           from personnel.authorisations
           where authority = $1 and person_id = $2 and function = any($3)
             and valid_from <= clock_timestamp() and valid_until > clock_timestamp()
           order by valid_until desc`,
    values: [authority, personId, [...functions]],
  }
}

/** What the statement answered. */
export function authorisationsIn({ rows }: QueryResult): readonly Authorisation[] {
  return rows
}
