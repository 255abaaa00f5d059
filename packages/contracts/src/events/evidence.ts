import { quarantineReasons } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { artefactLineage, artefactParticulars } from '../shapes/artefact.ts'
import { stamp } from './parts.ts'

/** Uploaded files. A file's name is in no event: it may be the name of a person. */
export const evidenceEvents = {
  EvidenceUploaded: z.object({ ...stamp, ...artefactParticulars, ...z.object(artefactLineage).partial().shape }),
  EvidenceQuarantined: z.object({ ...stamp, reason: z.enum(quarantineReasons) }),
  EvidenceReleased: z.object({ ...stamp, reason: z.enum(quarantineReasons) }),
}
