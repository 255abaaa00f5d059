import type { Viewer } from '@concert/cases/act'
import { caseReadsIn } from '@concert/cases/case-reads'
import { requireSight } from '@concert/cases/sight'
import type { Transaction } from '@concert/db/authority-transaction'
import { type ApplicationReach, type PersonInCase, sightOfApplication } from '@concert/domain/need-to-know'
import { notFound } from '@concert/platform/refused-request'
import type { RecordKind } from '@concert/sentences/detail'

const reads = caseReadsIn('evidence')

/**
 * Requires that the file of an application is open to a person of the staff, and records that the person read it.
 *
 * @returns what is on record of the person and the application
 * @param noun of what was asked for: it is there no more than the application is
 * @throws RefusedRequest 404 when the viewer sees nothing of the application, 403 when the file is closed
 */
export async function requireFile(
  transaction: Transaction,
  applicationId: string,
  noun: RecordKind,
  { actor }: Viewer,
): Promise<PersonInCase> {
  const { client, authority, now } = transaction
  const { rows } = await client.query<ApplicationReach & PersonInCase>({
    name: 'evidence-person-in-application',
    text: `select application.status, application.submissions, known.has_conflict as "hasConflict",
        known.last_served_on::text as "lastServedClientOn", known.works_as as "worksAs"
      from applications.applications application,
        lateral platform.person_in_case(application.application_id, $3) as known
      where application.authority = $1 and application.application_id = $2`,
    values: [authority, applicationId, actor.id],
  })
  const known = rows[0] ?? notFound(noun)
  const sight = sightOfApplication(known, { actor, at: now }, { ...known, authority })
  if (sight === 'nothing') notFound(noun)
  requireSight(sight, ['file'])
  await reads.note(transaction, applicationId, actor.id)
  return known
}
