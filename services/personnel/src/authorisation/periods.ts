import type { Transaction } from '@concert/db/authority-transaction'
import type { AuthorisationGrant } from '@concert/domain/authorisation/state'
import { sql } from 'drizzle-orm'

// The periods in force, which every service reads. Triggers move their instants to when everything they waited for was done.

interface Given {
  readonly authorisationId: string
  readonly proposedBy: string | null
  readonly confirmedBy: string | null
}

/** Begins the period of a grant, with its columns as they are kept: to the microsecond of one of before proposals. */
export async function beginPeriod(
  { db }: Transaction,
  { authority, grantId }: AuthorisationGrant,
  { authorisationId, proposedBy, confirmedBy }: Given,
): Promise<void> {
  await db.execute(sql`
    insert into personnel.authorisations (authority, authorisation_id, grant_id, person_id, function, office_place, office_city,
      office_entity, valid_from, valid_until, undertaking_on, proposed_by, confirmed_by)
    select authority, ${authorisationId}, grant_id, person_id, function, office_place, office_city,
      office_entity, valid_from, valid_until, undertaking_on, ${proposedBy}, ${confirmedBy}
    from personnel.grants where authority = ${authority} and grant_id = ${grantId}`)
}

/** Ends at an instant, or now where it is null, what is longer than that; what has not begun then ends where it would begin. */
export async function endPeriods(
  { db }: Transaction,
  { authority, grantId }: AuthorisationGrant,
  from: string | null,
): Promise<void> {
  const end = from === null ? sql`transaction_timestamp()` : sql`${from}::timestamptz`
  await db.execute(sql`
    update personnel.authorisations set valid_until = greatest(valid_from, ${end})
    where authority = ${authority} and grant_id = ${grantId} and valid_until > greatest(valid_from, ${end})`)
}
