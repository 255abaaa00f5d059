import { at, digestA, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { ArtefactFacts, UploadEvidence } from './commands.ts'
import type { ArtefactTypes, EvidenceUploaded } from './events.ts'

// For the tests of this package only: one file of a draft in Hong Kong.

type ArtefactStep = Step<ArtefactTypes>

const file = {
  authority: 'hk',
  evidenceId: 'evd_1',
  applicantId: 'apt_1',
  applicationId: 'app_1',
  digest: digestA,
  sizeBytes: 2_048,
  mediaType: 'application/pdf',
  residencyCategory: 'C3',
  effectiveOn: '2026-10-01',
} as const

export const known: ArtefactFacts['uploadEvidence'] = {
  authority: 'hk',
  applicationStatus: 'draft',
  storedDigest: digestA,
  recorded: null,
  isProofRecorded: false,
}

export function uploadOf(change: Partial<Omit<UploadEvidence, 'name'>> = {}): UploadEvidence {
  return {
    name: 'uploadEvidence',
    actor: people.applicant,
    at,
    ...file,
    origins: null,
    madeIn: null,
    unmixedProof: null,
    ...change,
  }
}

export const uploaded: EvidenceUploaded = {
  type: 'EvidenceUploaded',
  at,
  by: people.applicant.id,
  ...file,
  origins: ['HK'],
  madeIn: 'HK',
  unmixedProof: null,
  scan: 'not-scanned',
  scanDigest: digestA,
}

/** Together they take every row of the table. */
export const artefactJourneys: readonly (readonly ArtefactStep[])[] = [[() => ({ command: uploadOf(), facts: known })]]
