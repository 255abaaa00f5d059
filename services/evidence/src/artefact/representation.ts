import type { evidence } from '@concert/contracts/evidence'
import type { z } from 'zod'
import type { ArtefactRow } from './store.ts'

export type EvidenceBody = z.input<typeof evidence>

/** What is known of an evidence file; its bytes are in no representation. */
export function representArtefact({ version, state, fileName, storedAt }: ArtefactRow): {
  body: EvidenceBody
  version: number
} {
  const { status: _status, applicantId: _applicantId, ...known } = state
  return { body: { ...known, origins: [...state.origins], fileName, storedAt }, version }
}
