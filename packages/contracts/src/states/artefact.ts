import { type Artefact, artefactStatuses } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { artefactParticulars } from '../shapes/artefact.ts'
import type { StateFormat } from './state-format.ts'

/** How what is known of an evidence file is kept. */
export const artefactState: StateFormat<Artefact> = {
  version: 1,
  schema: z.strictObject({ ...artefactParticulars, status: z.enum(artefactStatuses) }),
  upcast: {},
}
