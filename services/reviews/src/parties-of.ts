import type { Dossier } from '@concert/contracts/envelopes'
import type { parties } from '@concert/contracts/shapes/parties'
import type { z } from 'zod'

/** Who and what a case is about, from the application as it was contracted. */
export function partiesOf({
  organisation: { organisationId, names, identifier, place },
  aiSystem,
}: Pick<Dossier, 'organisation' | 'aiSystem'>): z.input<typeof parties> {
  return {
    organisation: { organisationId, names, identifier, place },
    aiSystem: { aiSystemId: aiSystem.aiSystemId, names: aiSystem.names, version: aiSystem.version },
  }
}
