import type { aiSystem } from '@concert/contracts/organisations'
import type { z } from 'zod'
import type { AiSystemRow } from './store.ts'

export type AiSystemBody = z.input<typeof aiSystem>

/** The AI system with its version for the ETag. */
export function representAiSystem({ version, state, registeredAt }: AiSystemRow): {
  body: AiSystemBody
  version: number
} {
  const { status: _status, applicantId: _applicant, ...shown } = state
  return { body: { ...shown, registeredAt, version }, version }
}
