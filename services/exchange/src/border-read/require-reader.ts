import type { Viewer } from '@concert/cases/act'
import { requireSight } from '@concert/cases/sight'
import type { ReaderAbroad } from '@concert/contracts/border-reads'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { type PersonInCase, sightOfCase } from '@concert/domain/need-to-know'
import { notFound } from '@concert/platform/refused-request'

/** A recognition in which a person reads, and what this authority knows of the person. */
export interface Reading {
  readonly leadAuthority: Authority
  readonly applicationId: string
  readonly reader: ReaderAbroad
}

type Row = PersonInCase & Pick<Reading, 'leadAuthority' | 'applicationId'>

/**
 * The recognition that a person of the staff may open, and what is on record of the person in it.
 * Step 1 of docs/flows/border-read.md.
 *
 * @throws RefusedRequest 404, or 403 where the file of the recognition is closed
 */
export async function requireOpenRecognition(
  transaction: Transaction,
  recognitionId: string,
  { actor }: Viewer,
): Promise<Row> {
  const { client, authority, now: at } = transaction
  const { rows } = await client.query<Row>({
    name: 'exchange-person-in-recognition',
    text: `select asked.lead_authority as "leadAuthority", asked.application_id as "applicationId",
        known.has_conflict as "hasConflict", known.last_served_on::text as "lastServedClientOn", known.works_as as "worksAs"
      from reviews.recognitions_to_read asked, lateral platform.person_in_case(asked.application_id, $3) as known
      where asked.authority = $1 and asked.recognition_id = $2`,
    values: [authority, recognitionId, actor.id],
  })
  const row = rows[0] ?? notFound('recognition')
  requireSight(sightOfCase({ actor, at }, { ...row, authority }), ['file'])
  return row
}

/**
 * What this authority says of a decision maker who reads for a recognition, with the facts of this transaction.
 *
 * @throws RefusedRequest 404, or 403 where the file of the recognition is closed
 */
export async function requireReader(transaction: Transaction, recognitionId: string, viewer: Viewer): Promise<Reading> {
  const { leadAuthority, applicationId, worksAs, ...known } = await requireOpenRecognition(
    transaction,
    recognitionId,
    viewer,
  )
  const { id: personId, authorisations } = viewer.actor
  const held = authorisations.find((one) => one.function === 'decision-maker')
  if (held === undefined) throw new Error(`${personId} reads without an authorisation`)
  const { authorisationId: id, validUntil, office, undertakingOn } = held
  const reader: ReaderAbroad = {
    personId,
    function: 'decision-maker',
    authorisation: { id, validUntil },
    office,
    // The functions in which a person works on a case are those that the person has declared for.
    assignedAs: [...worksAs],
    declaredFor: [...worksAs],
    hasConfidentialityUndertaking: undertakingOn !== null,
    ...known,
  }
  return { leadAuthority, applicationId, reader }
}
