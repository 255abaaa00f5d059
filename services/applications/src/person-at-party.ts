import type { Transaction } from '@concert/db/authority-transaction'
import type { PersonInCase } from '@concert/domain/need-to-know'

const parties = {
  organisation: { table: 'applications.organisations', id: 'organisation_id' },
  'ai-system': { table: 'applications.ai_systems', id: 'ai_system_id' },
} as const

/** Looks up what is on record about a person and an organisation or an AI system, and the applications that were submitted for it. */
export function personAtParty(kind: keyof typeof parties) {
  const { table, id } = parties[kind]
  return async ({ client, authority }: Transaction, partyId: string, personId: string) => {
    const { rows } = await client.query<PersonInCase>({
      name: `applications-person-at-${kind}`,
      text: `select client.has_conflict as "hasConflict", client.last_served_on::text as "lastServedClientOn",
          '{}'::text[] as "worksAs",
          coalesce((
            select json_agg(json_build_object('status', application.status, 'submissions', application.submissions,
              'hasConflict', known.has_conflict, 'lastServedClientOn', known.last_served_on, 'worksAs', known.works_as))
            from applications.applications application,
              lateral platform.person_in_case(application.application_id, $3) as known
            where application.authority = party.authority and application.${id} = party.${id} and application.submissions > 0
          ), '[]') as "inApplications"
        from ${table} party, lateral platform.person_at_organisation(party.organisation_id, $3) as client
        where party.authority = $1 and party.${id} = $2`,
      values: [authority, partyId, personId],
    })
    return rows[0]
  }
}
