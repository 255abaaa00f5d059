import type { Viewer } from '@concert/cases/act'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import type { Ground } from './custody.ts'
import { requireReleased } from './quarantine.ts'
import { requireApplication } from './require-application.ts'
import { requireFile } from './require-file.ts'
import { requireReadable } from './require-readable.ts'

/**
 * On what the caller reads, and from where: a person of the staff to whom the file is open on what the gate finds, the applicant in
 * the cell that took its file. To whom the file is closed nothing is said of its content.
 *
 * @throws RefusedRequest 403, 404, 409, 410
 */
export async function groundOfRead(
  transaction: Transaction,
  artefact: Artefact,
  viewer: Viewer,
  context: EvidenceContext,
): Promise<Ground> {
  if (viewer.caller.kind !== 'staff') {
    await requireKept(transaction, artefact.applicationId)
    requireReleased(artefact)
    return { bases: ['own-cell'], relied: [], office: null }
  }
  const known = await requireFile(transaction, artefact.applicationId, artefactCase.noun, viewer)
  requireReleased(artefact)
  return requireReadable(transaction, artefact, viewer, known, context)
}

/** What was withdrawn before anybody else was handed it is removed by the sweep. */
async function requireKept(transaction: Transaction, applicationId: string): Promise<void> {
  const { status, submissions } = await requireApplication(transaction, applicationId)
  if (status === 'withdrawn' && submissions === 0)
    throw new RefusedRequest('not-found', { detail: detail('bytes-taken-back') })
}
