import type { Transaction } from '@concert/db/authority-transaction'
import type { Application } from '@concert/domain/application/state'
import type { InterestFacts } from '@concert/domain/interests'

interface Known {
  readonly personId: string
  readonly hasConflict: boolean
  readonly lastServedOn: string | null
}

/**
 * Who of these people declared a conflict in whichever part of the case, or with its organisation, and who served the client: as the
 * database tells it of everybody who acts in the case.
 */
export async function interestsOf(
  { client }: Transaction,
  { applicationId }: Application,
  people: readonly (string | undefined)[],
): Promise<InterestFacts> {
  const { rows } = await client.query<Known>({
    name: 'applications-interests-in-application',
    text: `select person_id as "personId", known.has_conflict as "hasConflict", known.last_served_on::text as "lastServedOn"
      from unnest($2::text[]) as person_id, lateral platform.person_in_case($1, person_id) as known`,
    values: [applicationId, people.filter((personId) => personId !== undefined)],
  })
  const served = rows.flatMap(({ personId, lastServedOn }) => (lastServedOn === null ? [] : [[personId, lastServedOn]]))
  return {
    servedClientOn: Object.fromEntries(served),
    inConflict: rows.filter(({ hasConflict }) => hasConflict).map(({ personId }) => personId),
  }
}
