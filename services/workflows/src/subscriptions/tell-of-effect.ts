import { type EffectStatement, getCertificateRecord, getDossier, notifyClient } from '@concert/contracts'
import type { CellServices } from '#cell-services.ts'

/** Step 4 of docs/flows/effect-change.md, in the lead's cell: its client is told of a suspension and where it is. */
export async function tellOfEffect({ call }: CellServices, statement: EffectStatement, key: string): Promise<void> {
  const { certificateNumber, status, jurisdiction } = statement
  if (status !== 'suspended') return
  const { content } = await call(getCertificateRecord, { params: { certificateNumber } }, key)
  const { dossier } = await call(getDossier, { params: { evaluationId: content.evaluationId } }, key)
  const body = { kind: 'effect-suspended', certificateNumber, detail: jurisdiction } as const
  await call(notifyClient, { params: { applicationId: dossier.applicationId }, body }, key)
}
