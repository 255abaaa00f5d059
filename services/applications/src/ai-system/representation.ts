import type { aiSystem } from '@concert/contracts/organisations'
import type { Viewer } from '@concert/cases/act'
import type { Sight } from '@concert/domain/need-to-know'
import type { z } from 'zod'
import type { AiSystemRow } from './store.ts'

export type AiSystemBody = z.input<typeof aiSystem>

/** The AI system as its viewer may see it, with its version for the ETag. */
export function representAiSystem(
  { version, state, registeredAt }: AiSystemRow,
  _viewer: Viewer,
  sight: Sight,
): { body: AiSystemBody; version: number } {
  const { status: _status, applicantId: _applicant, ...shown } = state
  const told = sight === 'file' ? shown : { ...shown, weightsDigest: null, intendedPurpose: null }
  return { body: { ...told, registeredAt, version }, version }
}
