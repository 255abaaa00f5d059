import type { Authority } from '@concert/domain/jurisdictions'
import type { Party } from '@concert/domain/transfer-basis/transfer-basis'
import type { QueryConfig, QueryResult } from 'pg'
import type { Transaction } from './authority-transaction.ts'

export interface Authorisation {
  readonly authorisationId: string
  readonly personId: string
  readonly function: string
  readonly validUntil: string
  /** Where the person works under it, and for whom; null where that is not recorded. */
  readonly office: Party | null
  /** The day on which the person signed the undertaking of confidentiality (ISO/IEC 17065 4.5), `YYYY-MM-DD`; null where none is on record. */
  readonly undertakingOn: string | null
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
  const { authority, client } = transaction
  const { rows } = await client.query<Authorisation>({
    name: 'concert-authorisations',
    text: `select ${columns} from personnel.authorisations held
           where held.authority = $1 and held.person_id = $2 and held.function = any($3) and ${inForce}
           order by held.valid_until desc`,
    values: [authority, personId, [...functions]],
  })
  return rows
}

/**
 * The same of the natural person who signs in with an account: each of them names the person, who is one and the same with whichever
 * account. The statement may go out with the beginning of its transaction.
 */
export function authorisationsOfAccount(
  authority: Authority,
  accountId: string,
  functions: readonly string[],
): QueryConfig {
  return {
    name: 'concert-authorisations-of-account',
    text: `select ${columns} from personnel.accounts account
           join personnel.authorisations held on held.authority = account.authority and held.person_id = account.person_id
           where account.authority = $1 and account.account_id = $2 and held.function = any($3) and ${inForce}
           order by held.valid_until desc`,
    values: [authority, accountId, [...functions]],
  }
}

/** Whose account it is, of whoever signs in, authorised or not. The statement may go out with the beginning of its transaction. */
export function personOfAccount(authority: Authority, accountId: string): QueryConfig {
  return {
    name: 'concert-person-of-account',
    text: `select person_id as "personId" from personnel.accounts where authority = $1 and account_id = $2`,
    values: [authority, accountId],
  }
}

/** What the statement answered: one person, or nobody. */
export function personIn({ rows }: QueryResult<{ personId: string }>): readonly string[] {
  return rows.map((row) => row.personId)
}

const columns = `held.authorisation_id as "authorisationId", held.person_id as "personId", held.function,
  held.valid_until as "validUntil",
  case when held.office_place is not null then jsonb_build_object(
    'entity', held.office_entity, 'place', held.office_place, 'city', held.office_city) end as office,
  held.undertaking_on::text as "undertakingOn"`
const inForce = 'held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp()'

/** What the statement answered. */
export function authorisationsIn({ rows }: QueryResult): readonly Authorisation[] {
  return rows
}
