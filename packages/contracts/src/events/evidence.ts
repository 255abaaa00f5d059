import { findingCodes } from '@concert/domain/artefact/finding-codes'
import { scanStates } from '@concert/domain/artefact/inspection'
import { fileJudges, quarantineReasons, returnReasons, shredGrounds } from '@concert/domain/artefact/state'
import { z } from 'zod'
import { applicationId, sha256 } from '../primitives.ts'
import {
  artefactEvidence,
  artefactLineage,
  artefactParticulars,
  inspectionResult,
  toldTechnologyCheck,
} from '../shapes/artefact.ts'
import { stamp } from './parts.ts'

const saidLater = z.object({ ...artefactLineage, ...artefactEvidence }).partial()

/** What every event of a file says beside its own, so that whoever follows it knows the case. */
const ofFile = { ...stamp, applicationId }
/** What may be said otherwise of a file on the same bytes. */
const corrected = z
  .object({ ...artefactParticulars, ...artefactLineage, ...artefactEvidence })
  .pick({
    residencyCategory: true,
    kind: true,
    requirements: true,
    effectiveOn: true,
    origins: true,
    unmixedProof: true,
    dataSubjects: true,
    smallestGroup: true,
  })
  .partial()
const judging = { function: z.enum(fileJudges), remark: z.string().nullable() }

/** Uploaded files. A file's name is in no event: it may be the name of a person. */
export const evidenceEvents = {
  EvidenceUploaded: z.object({
    ...stamp,
    ...artefactParticulars,
    ...saidLater.shape,
    quarantine: z.literal('unchecked').optional(),
  }),
  EvidenceInspected: z.object({ ...ofFile, digest: sha256, scan: z.enum(scanStates), ...inspectionResult }),
  EvidenceFindingsAccepted: z.object({ ...ofFile, findings: z.array(z.enum(findingCodes)), reason: z.string() }),
  EvidenceQuarantined: z.object({ ...ofFile, reason: z.enum(quarantineReasons) }),
  EvidenceReleased: z.object({ ...ofFile, reason: z.enum(quarantineReasons) }),
  EvidenceAccepted: z.object({ ...ofFile, ...judging }),
  EvidenceReturned: z.object({ ...ofFile, ...judging, reason: z.enum(returnReasons) }),
  EvidenceCorrected: z.object({ ...ofFile, corrected, hasCrossed: z.boolean() }),
  EvidenceTechnologyChecked: z.object({ ...ofFile, ...toldTechnologyCheck.omit({ at: true }).shape }),
  EvidenceShredded: z.object({ ...ofFile, ground: z.enum(shredGrounds), reason: z.string() }),
}
