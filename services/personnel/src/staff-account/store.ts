import type { Transaction } from '@concert/db/authority-transaction'
import type { StaffRole } from '@concert/domain/roles'

/** How many accounts a page for people lists. */
const LISTED_MAX = 1_000

export interface StaffAccountRow {
  readonly accountId: string
  readonly displayName: string
  readonly functions: StaffRole[]
}

/** Accounts with what their persons are authorised for, by the clock of the database: one by its name, or all. */
export async function findStaffAccounts(
  { client, authority }: Transaction,
  accountId: string | null,
): Promise<StaffAccountRow[]> {
  const { rows } = await client.query<StaffAccountRow>({
    name: 'personnel-staff-accounts',
    text: `select account.account_id as "accountId", person.display_name as "displayName",
        array(
          select distinct held.function from personnel.authorisations held
          where held.authority = account.authority and held.person_id = account.person_id
            and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp()
          order by held.function) as functions
      from personnel.accounts account
      join personnel.people person on person.authority = account.authority and person.person_id = account.person_id
      where account.authority = $1 and ($2::text is null or account.account_id = $2)
      order by person.display_name, account.account_id limit $3`,
    values: [authority, accountId, LISTED_MAX],
  })
  return rows
}
