import { findingCodes } from '@concert/domain/artefact/finding-codes'
import { scanStates } from '@concert/domain/artefact/inspection'
import { fileJudges, quarantineReasons, returnReasons } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { sha256 } from '../primitives.ts'
import { artefactEvidence, artefactLineage, artefactParticulars, inspectionResult } from '../shapes/artefact.ts'
import { stamp } from './parts.ts'

const saidLater = z.object({ ...artefactLineage, ...artefactEvidence }).partial()

const judging = { function: z.enum(fileJudges), remark: z.string().nullable() }

/** Uploaded files. A file's name is in no event: it may be the name of a person. */
export const evidenceEvents = {
  EvidenceUploaded: z.object({
    ...stamp,
    ...artefactParticulars,
    ...saidLater.shape,
    quarantine: z.literal('unchecked').optional(),
  }),
  EvidenceInspected: z.object({ ...stamp, digest: sha256, scan: z.enum(scanStates), ...inspectionResult }),
  EvidenceFindingsAccepted: z.object({ ...stamp, findings: z.array(z.enum(findingCodes)), reason: z.string() }),
  EvidenceQuarantined: z.object({ ...stamp, reason: z.enum(quarantineReasons) }),
  EvidenceReleased: z.object({ ...stamp, reason: z.enum(quarantineReasons) }),
  EvidenceAccepted: z.object({ ...stamp, ...judging }),
  EvidenceReturned: z.object({ ...stamp, ...judging, reason: z.enum(returnReasons) }),
}
