import type { Transaction } from '@concert/db/authority-transaction'
import type { EvidenceQuota } from '@concert/domain/quota'
import type { ApplicationStatus } from '@concert/domain/application/state'
import { notFound } from '@concert/platform/refused-request'
import type { EvidenceContext } from '#context.ts'
import { demandsIn } from './demands-in.ts'

interface Held {
  readonly files: number
  /** A `bigint`, which the driver reads as text. */
  readonly bytes: string
}

interface Upload {
  readonly applicationId: string
  readonly sha256: string
  readonly unmixedProof: string | null
}

/**
 * The application that an upload is for and what its edition asks for, whether these bytes and the named proof are recorded for it already, and what the evidence of
 * its client counts beside the limits.
 *
 * @throws RefusedRequest 404
 */
export async function standingOfUpload(
  { authority, client }: Transaction,
  { applicationId, sha256, unmixedProof }: Upload,
  { perClient }: Pick<EvidenceContext, 'perClient'>,
) {
  const { rows } = await client.query<
    Held & {
      status: ApplicationStatus
      edition: string
      decidedAt: string | null
      isRecorded: boolean
      isProofRecorded: boolean
    }
  >({
    name: 'evidence-standing-of-upload',
    text: `select application.status, application.edition, platform.decision_on(application.application_id) as "decidedAt", held.files, held.bytes,
        exists (select from evidence.artefacts recorded
          where recorded.authority = $1 and recorded.application_id = $2 and recorded.digest = $3) as "isRecorded",
        exists (select from evidence.artefacts proof
          where proof.authority = $1 and proof.application_id = $2 and proof.evidence_id = $4) as "isProofRecorded"
      from applications.applications application, evidence.held_by_client() held
      where application.authority = $1 and application.application_id = $2`,
    values: [authority, applicationId, sha256, unmixedProof],
  })
  const [{ status, edition, decidedAt, isRecorded, isProofRecorded, ...held } = notFound('application')] = rows
  return {
    applicationStatus: status,
    decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
    demands: demandsIn(edition),
    isRecorded,
    isProofRecorded,
    quota: quotaOf(held, perClient),
  }
}

/** Whether an application has this evidence on record; what is not named is not. */
export async function hasEvidence(
  { authority, client }: Transaction,
  applicationId: string,
  evidenceId: string | null,
): Promise<boolean> {
  if (evidenceId === null) return false
  const { rowCount } = await client.query({
    name: 'evidence-is-recorded',
    text: 'select from evidence.artefacts where authority = $1 and application_id = $2 and evidence_id = $3',
    values: [authority, applicationId, evidenceId],
  })
  return rowCount === 1
}

/** What the evidence of the client of this transaction counts. Until it ends, no other transaction records a file of the same client. */
export async function takeClientTurn(
  { client }: Transaction,
  { perClient }: Pick<EvidenceContext, 'perClient'>,
): Promise<EvidenceQuota> {
  const { rows } = await client.query<Held>({
    name: 'evidence-client-turn',
    text: 'select files, bytes from evidence.take_client_turn()',
  })
  const [held] = rows
  if (held === undefined) throw new Error('the evidence of a client was not counted')
  return quotaOf(held, perClient)
}

function quotaOf({ files, bytes }: Held, { files: filesMax, bytes: bytesMax }: EvidenceContext['perClient']) {
  return { files: { used: files, most: filesMax }, bytes: { used: Number(bytes), most: bytesMax } }
}
