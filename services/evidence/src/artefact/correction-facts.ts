import type { Transaction } from '@concert/db/authority-transaction'
import type { ArtefactFacts } from '@concert/domain/artefact/commands'
import type { CustodyBasis } from '@concert/domain/artefact/state'
import { demandsIn } from './demands-in.ts'
import { requireApplication } from './require-application.ts'
import type { ArtefactRow } from './store.ts'

const IN_ITS_PLACE: CustodyBasis = 'own-cell'

/**
 * What a correction is judged by, in the transaction that holds the file: how far its application has come, whether there is a later version,
 * and whether anybody was given its bytes on another ground than that they lie where they are from.
 *
 * @throws RefusedRequest 404
 */
export async function correctionFacts({
  transaction,
  row: { state },
}: {
  readonly transaction: Transaction
  readonly row: ArtefactRow
}): Promise<Omit<ArtefactFacts['correctEvidence'], 'authority'>> {
  const { status: applicationStatus, decidedAt, edition } = await requireApplication(transaction, state.applicationId)
  return { applicationStatus, decidedAt, demands: demandsIn(edition), ...(await sinceUpload(transaction, state)) }
}

/** A statement of its own: the row was read before its lock was waited for. */
async function sinceUpload(
  { client, authority }: Transaction,
  { evidenceId, applicationId }: ArtefactRow['state'],
): Promise<Pick<ArtefactFacts['correctEvidence'], 'supersededBy' | 'hasCrossed'>> {
  const { rows } = await client.query<{ supersededBy: string | null; hasCrossed: boolean }>({
    name: 'evidence-since-upload',
    text: `select (
        select later.evidence_id from evidence.artefacts later
        where later.authority = $1 and later.application_id = $2 and later.supersedes = $3) as "supersededBy",
      exists (
        select from evidence.custody given
        where given.authority = $1 and given.evidence_id = $3 and not given.bases <@ array[$4::text]) as "hasCrossed"`,
    values: [authority, applicationId, evidenceId, IN_ITS_PLACE],
  })
  return rows[0] ?? { supersededBy: null, hasCrossed: false }
}
