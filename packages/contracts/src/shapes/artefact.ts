import { findingCodes } from '@concert/domain/artefact/finding-codes'
import { personalDataStates, scanStates } from '@concert/domain/artefact/inspection'
import {
  fileJudges,
  quarantineReasons,
  returnReasons,
  shredGrounds,
  toldQuarantineReasons,
} from '@concert/domain/artefact/state'
import { authorities, jurisdictions } from '@concert/domain/jurisdictions'
import { residencyCategories } from '@concert/domain/residency/category'
import { catalogueCodes } from '@concert/domain/technology-catalogue/editions'
import { technologyFindings } from '@concert/domain/technology-catalogue/technology-check'
import { z } from 'zod'
import {
  applicationId,
  date,
  evidenceId,
  evidenceKind,
  instant,
  personId,
  requirementId,
  sha256,
} from '../primitives.ts'

/** What the event and the state of an evidence file have in common. The name of the file is in neither: it can be personal data. */
export const artefactParticulars = {
  authority: z.enum(authorities),
  evidenceId,
  applicantId: z.string(),
  applicationId,
  digest: sha256,
  sizeBytes: z.number().int(),
  mediaType: z.string(),
  residencyCategory: z.enum(residencyCategories),
  effectiveOn: date.nullable(),
  scan: z.enum(scanStates),
}

/** Where its data came from, and of which bytes the scan speaks: what events and states from before do not say. */
export const artefactLineage = {
  origins: z.array(z.enum(jurisdictions)),
  madeIn: z.enum(jurisdictions),
  unmixedProof: evidenceId.nullable(),
  dataSubjects: z.number().int().nullable(),
  smallestGroup: z.number().int().nullable(),
  scanDigest: sha256,
}

/** What it is evidence of: said by no event or state from before. */
export const artefactEvidence = {
  kind: evidenceKind.nullable(),
  requirements: z.array(requirementId),
  supersedes: evidenceId.nullable(),
  isLate: z.boolean(),
}

/** What an inspection found, without the scan. */
export const inspectionResult = {
  foundType: z.string().nullable(),
  findings: z.array(z.enum(findingCodes)),
  signatures: z.strictObject({ version: z.number().int(), madeOn: date }).nullable(),
  personalData: z.enum(personalDataStates),
}

/** The findings in spite of which a person has opened a file. */
export const acceptedFindings = z.strictObject({
  findings: z.array(z.enum(findingCodes)),
  reason: z.string(),
  by: personId,
  at: instant,
})

/** The same as it is told to those who read the record: what was shredded is a member of its own. */
export const toldQuarantine = z.strictObject({ reason: z.enum(toldQuarantineReasons), since: instant })

/** Why nobody is given a file, and since when. */
export const quarantine = z.strictObject({ reason: z.enum(quarantineReasons), since: instant })

/** Who judged a file last, in which function and when, and why where it was given back. */
export const judged = z.strictObject({
  by: z.string(),
  function: z.enum(fileJudges),
  at: instant,
  reason: z.enum(returnReasons).nullable(),
  remark: z.string().nullable(),
})

/** Against which edition of the catalogue of restricted technology a file was held, in which function and when, what was found and why. */
export const toldTechnologyCheck = z.strictObject({
  catalogue: z.enum(catalogueCodes as [(typeof catalogueCodes)[number]]),
  result: z.enum(technologyFindings),
  reason: z.string(),
  function: z.enum(fileJudges),
  at: instant,
})

export const shownTechnologyCheck = toldTechnologyCheck.nullable().meta({
  description:
    'Whether the authority at the origin found what the document shows in its catalogue of restricted technology; null as long as nobody has looked',
})

/** The same as it is kept: with who it was. */
export const technologyChecked = toldTechnologyCheck.extend({ by: z.string() })

/** Who had the bytes of a file made unreadable, on what ground, why and when. */
export const shredded = z.strictObject({
  ground: z.enum(shredGrounds),
  reason: z.string(),
  by: personId,
  at: instant,
})
