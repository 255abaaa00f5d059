import { at, digestA, digestB, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type {
  ArtefactFacts,
  QuarantineEvidence,
  ReleaseEvidence,
  StoredBytesFacts,
  UploadEvidence,
} from './commands.ts'
import type { ArtefactTypes, EvidenceQuarantined, EvidenceReleased, EvidenceUploaded } from './events.ts'
import type { QuarantineReason } from './state.ts'

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

/** What the store has: other bytes than were recorded. */
const storedOthers: StoredBytesFacts = { authority: 'hk', storedDigest: digestB }
export const storedRight: StoredBytesFacts = { authority: 'hk', storedDigest: digestA }

export function quarantineFor(reason: QuarantineReason): QuarantineEvidence {
  return { name: 'quarantineEvidence', actor: people.system, at, reason }
}

export function releaseOf(reason: QuarantineReason): ReleaseEvidence {
  return { name: 'releaseEvidence', actor: people.system, at, reason }
}

export function quarantined(reason: QuarantineReason): EvidenceQuarantined {
  return { type: 'EvidenceQuarantined', at, by: people.system.id, reason }
}

export function released(reason: QuarantineReason): EvidenceReleased {
  return { type: 'EvidenceReleased', at, by: people.system.id, reason }
}

/** Together they take every row of the table. */
export const artefactJourneys: readonly (readonly ArtefactStep[])[] = [
  [
    () => ({ command: uploadOf(), facts: known }),
    () => ({ command: quarantineFor('digest-differs'), facts: storedOthers }),
    () => ({ command: releaseOf('digest-differs'), facts: storedRight }),
  ],
]
