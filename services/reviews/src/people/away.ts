import type { Transaction } from '@concert/db/authority-transaction'
import type { Away } from '@concert/domain/evaluation/stand-ins'
import { localDate } from '@concert/domain/instant'
import { sql } from 'drizzle-orm'

/** Everybody of the authority who is away today, with who stands in. */
export async function awayToday({ db, authority, now }: Transaction): Promise<Away[]> {
  const { rows } = await db.execute<{ personId: string; untilOn: string; deputies: Away['deputies'] }>(sql`
    select person_id as "personId", until_on::text as "untilOn",
      coalesce(jsonb_agg(jsonb_build_object('function', function, 'deputyId', deputy_id) order by function)
        filter (where deputy_id is not null), '[]') as deputies
    from personnel.away
    where authority = ${authority} and ${localDate(now, authority)}::date between from_on and until_on
    group by person_id, until_on order by person_id`)
  return rows
}

/** Who is authorised to review reports now. */
export async function reportReviewersNow({ db, authority }: Transaction): Promise<string[]> {
  const { rows } = await db.execute<{ person_id: string }>(sql`
    select distinct person_id from personnel.authorisations
    where authority = ${authority} and function = 'report-reviewer'
      and valid_from <= clock_timestamp() and valid_until > clock_timestamp()
    order by person_id`)
  return rows.map((row) => row.person_id)
}
