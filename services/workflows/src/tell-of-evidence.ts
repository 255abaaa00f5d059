import { getEvidenceToTell, listEvidenceToTell } from '@concert/contracts/peer-evidence'
import type { z } from 'zod'
import type { CellServices } from '#cell-services.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'

type ApplicationId = z.output<typeof listEvidenceToTell.success.body>['applicationIds'][number]

/**
 * Tells each authority that is asked to recognise a granted application which of its files are closed now; nobody where nothing was granted, or
 * nothing ever closed. One envelope for each change of the files, however often it is told. Step 6 of docs/flows/recognition.md.
 */
export async function tellOfEvidence(services: CellServices, applicationId: ApplicationId, key: string): Promise<void> {
  const { told, authorities } = await services.call(getEvidenceToTell, { params: { applicationId } }, `${key}.read`)
  if (told === null) return
  for (const to of authorities) {
    const envelope = { type: 'evidence-closed.v1', body: told, about: `${told.evaluationId}.${told.changes}` } as const
    await sendEnvelopeTo(services, to, envelope, `${key}.${to}`)
  }
}

/** The same of every application that waits for another authority and has a closed file, whatever was told of it before. */
export async function tellOfWaitingEvidence(services: CellServices, key: string): Promise<void> {
  const { applicationIds } = await services.call(listEvidenceToTell, {}, key)
  for (const applicationId of applicationIds) await tellOfEvidence(services, applicationId, `${key}.${applicationId}`)
}
