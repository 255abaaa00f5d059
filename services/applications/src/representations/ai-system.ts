import type { aiSystem } from '@concert/contracts/organisations'
import type { z } from 'zod'
import type { AiSystemRecord } from '#store/ai-systems.ts'

export function representAiSystem(record: AiSystemRecord): z.input<typeof aiSystem> {
  const { aiSystemId, authority, organisationId, names, systemVersion, weightsDigest } = record
  const { intendedPurpose, registeredAt, version } = record
  return {
    aiSystemId,
    authority,
    organisationId,
    names,
    systemVersion,
    weightsDigest,
    intendedPurpose,
    registeredAt,
    version,
  }
}
