import type { evidenceClosed } from '@concert/contracts/envelopes'
import { getEvidenceToTell, recordPeerEvidence } from '@concert/contracts/peer-evidence'
import { signEnvelope, type TestEnvelope } from '@concert/testing/authority-keys'
import type { z } from 'zod'
import { type Cells, system } from './cell.fixture.ts'

export type Told = z.input<typeof evidenceClosed>

/** What Hong Kong has to tell of the files of an application, and to whom. */
export async function toTell(cells: Cells, applicationId: string) {
  return (await cells.call(getEvidenceToTell, system, { params: { applicationId } })).body
}

/** Hands Macao's cell what a lead says of its files in an envelope: as Hong Kong signs it for Macao, but for what a test changes. */
export async function tell(cells: Cells, told: Told, envelope: Partial<TestEnvelope> = {}) {
  const said = { from: 'hk', to: 'mo', type: 'evidence-closed.v1', body: told, ...envelope } as const
  const body = { statement: await signEnvelope(cells.keys, said) }
  return cells.call(recordPeerEvidence, system, { authority: 'mo', body })
}
