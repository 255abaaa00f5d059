import type { Viewer } from '@concert/cases/act'
import type { Transaction } from '@concert/db/authority-transaction'
import { type ApplicationReach, type PersonInCase, type Sight, sightOfParty } from '@concert/domain/need-to-know'
import { notFound } from '@concert/platform/refused-request'

const columns = { organisation: 'organisation_id', 'ai-system': 'ai_system_id' } as const

/**
 * How much a viewer sees of an organisation or an AI system: its applicant all of it, staff by its applications.
 *
 * @throws RefusedRequest 404 when that is nothing
 */
export async function sightOfPartyIn(
  { client, authority, now }: Transaction,
  kind: keyof typeof columns,
  id: string,
  { caller, actor }: Viewer,
): Promise<Sight> {
  if (caller.kind !== 'staff') return 'file'
  const { rows } = await client.query<ApplicationReach & PersonInCase>({
    name: `applications-person-at-${kind}`,
    text: `select application.status, application.submissions, known.has_conflict as "hasConflict",
        known.last_served_on::text as "lastServedClientOn", known.works_as as "worksAs"
      from applications.applications application,
        lateral platform.person_in_case(application.application_id, $3) as known
      where application.authority = $1 and application.${columns[kind]} = $2 and application.submissions > 0`,
    values: [authority, id, caller.id],
  })
  const sight = sightOfParty(rows, { actor, at: now }, authority)
  return sight === 'nothing' ? notFound(kind) : sight
}
