import type { Transaction } from '@concert/db/authority-transaction'
import { roomForFile } from '@concert/domain/quota'
import { requireRoom } from '@concert/platform/refused-request'
import { takeClientTurn } from '#artefact/held-evidence.ts'
import type { DeclaredFile } from '#artefact/upload.ts'
import type { EvidenceContext } from '#context.ts'
import { deleteUploadsOf } from './uploads.ts'

/**
 * Requires room for an upload that begins. Where there is none, earlier uploads of the same bytes for the same application are given up on which no
 * request works: a client whose line broke before it was told where its upload is begins anew, and cannot end one that it does not know.
 *
 * @returns the ids of the uploads that were given up, whose files in the spool are to be removed
 * @throws RefusedRequest 409 when there is no room all the same
 */
export async function makeRoom(
  transaction: Transaction,
  context: EvidenceContext,
  { applicationId, sha256: digest }: DeclaredFile,
  bytes: number,
): Promise<string[]> {
  if (roomForFile(await takeClientTurn(transaction, context), bytes).length === 0) return []
  const givenUp = await deleteUploadsOf(transaction, { applicationId, digest, isWorkedOn: false })
  requireRoom(roomForFile(await takeClientTurn(transaction, context), bytes))
  return givenUp
}
