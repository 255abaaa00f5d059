import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LentToLeadFacts } from '@concert/domain/recognition/lent-to-lead'
import { sql } from 'drizzle-orm'

/** Whether this authority has lent a person to a lead, within the two years for which that counts: the database asks the same. */
export async function lentToLead(
  { db, authority }: Transaction,
  personId: string,
  leadAuthority: Authority,
): Promise<LentToLeadFacts> {
  const { rows } = await db.execute<LentToLeadFacts & Record<string, unknown>>(sql`
    select exists (
      select from personnel.lent_people
      where authority = ${authority} and person_id = ${personId} and borrower = ${leadAuthority}
        and valid_until > clock_timestamp() - interval '24 months') as "wasLentToLead"`)
  return { wasLentToLead: rows[0]?.wasLentToLead === true }
}
