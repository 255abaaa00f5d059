import type { Transaction } from '@concert/db/authority-transaction'
import type { PersonInCase } from '@concert/domain/need-to-know'

/**
 * Looks up what is on record about a person and a case, as the database tells it of the application that the case follows from.
 *
 * @param name of the prepared statement
 * @param applicationOf SQL of the application's id, given the authority as `$1` and the id of the case as `$2`
 * @returns undefined where no such case can be seen
 */
export function personInCase(name: string, applicationOf: string) {
  const text = `select known.has_conflict as "hasConflict", known.last_served_on::text as "lastServedClientOn",
      known.works_as as "worksAs"
    from (${applicationOf}) as asked (application_id), lateral platform.person_in_case(asked.application_id, $3) as known`
  return async (
    { client, authority }: Transaction,
    caseId: string,
    personId: string,
  ): Promise<PersonInCase | undefined> => {
    const { rows } = await client.query<PersonInCase>({ name, text, values: [authority, caseId, personId] })
    return rows[0]
  }
}
