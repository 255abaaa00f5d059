import { at, authorisation, digestA, digestB, people, staff } from '../examples.ts'
import type { Step } from '../examples.ts'
import type {
  AcceptEvidence,
  AcceptEvidenceFindings,
  ArtefactFacts,
  CheckEvidenceTechnology,
  CorrectEvidence,
  InspectEvidence,
  JudgingFacts,
  QuarantineEvidence,
  ReleaseEvidence,
  ReturnEvidence,
  ShredEvidence,
  StoredBytesFacts,
  UploadEvidence,
} from './commands.ts'
import type {
  ArtefactTypes,
  EvidenceFindingsAccepted,
  EvidenceInspected,
  EvidenceQuarantined,
  EvidenceReleased,
  EvidenceUploaded,
} from './events.ts'
import type { Inspection } from './inspection.ts'
import type { QuarantineReason, StoreFault } from './state.ts'

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
  decidedAt: null,
  storedDigest: digestA,
  recorded: null,
  demands: [
    { requirementId: 'GBA-AI-TS-04', kind: 'risk-register', residencyCategory: 'C4', maxAgeDays: null },
    { requirementId: 'GBA-AI-TS-19', kind: 'drill-record', residencyCategory: 'C5', maxAgeDays: 180 },
    { requirementId: 'GBA-AI-ET-03', kind: 'fairness-report', residencyCategory: 'C5', maxAgeDays: null },
    { requirementId: 'GBA-AI-ET-04', kind: 'fairness-report', residencyCategory: 'C5', maxAgeDays: null },
    { requirementId: 'GBA-AI-ET-08', kind: 'drill-record', residencyCategory: 'C12', maxAgeDays: 180 },
  ],
  superseded: null,
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
    kind: null,
    requirements: null,
    supersedes: null,
    dataSubjects: null,
    smallestGroup: null,
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
  kind: null,
  requirements: [],
  supersedes: null,
  isLate: false,
  dataSubjects: null,
  smallestGroup: null,
  quarantine: 'unchecked',
  scan: 'not-scanned',
  scanDigest: digestA,
}

/** What a file leaves behind in which nothing was found, where no scanner is set up. */
const harmless: Inspection = {
  digest: digestA,
  foundType: 'application/pdf',
  findings: [],
  scan: 'not-scanned',
  signatures: null,
  personalData: 'not-scanned',
}

export const inspecting: InspectEvidence = { name: 'inspectEvidence', actor: people.system, at }

export function foundOf(change: Partial<Inspection>): ArtefactFacts['inspectEvidence'] {
  return { authority: 'hk', inspection: { ...harmless, ...change }, inspectedAs: uploaded.residencyCategory }
}

export function inspected(change: Partial<Inspection> = {}): EvidenceInspected {
  return { type: 'EvidenceInspected', at, by: people.system.id, ...harmless, ...change }
}

/** What the store has: other bytes than were recorded. */
const storedOthers: StoredBytesFacts = { authority: 'hk', storedDigest: digestB }
export const storedRight: StoredBytesFacts = { authority: 'hk', storedDigest: digestA }

export function quarantineFor(reason: StoreFault): QuarantineEvidence {
  return { name: 'quarantineEvidence', actor: people.system, at, reason }
}

export function releaseOf(reason: StoreFault): ReleaseEvidence {
  return { name: 'releaseEvidence', actor: people.system, at, reason }
}

export function quarantined(reason: QuarantineReason): EvidenceQuarantined {
  return { type: 'EvidenceQuarantined', at, by: people.system.id, reason }
}

export function released(reason: QuarantineReason): EvidenceReleased {
  return { type: 'EvidenceReleased', at, by: people.system.id, reason }
}

export function accepting(
  findings: AcceptEvidenceFindings['findings'],
  reason = 'The cells hold differences.',
): AcceptEvidenceFindings {
  return { name: 'acceptEvidenceFindings', actor: people.signatory, at, findings, reason }
}

export function accepted(...findings: EvidenceFindingsAccepted['findings']): EvidenceFindingsAccepted {
  const { at: when, actor, reason } = accepting(findings)
  return { type: 'EvidenceFindingsAccepted', at: when, by: actor.id, findings, reason }
}

/** The history of a file that is open. */
export const opened = [uploaded, inspected(), released('unchecked')] as const

/** A reviewer who is assigned to the case of the file, and has declared. */
export const judging: JudgingFacts = {
  authority: 'hk',
  authorisation: authorisation('application-reviewer'),
  hasConflict: false,
  declared: true,
  lastServedClientOn: null,
  decidedAt: null,
}

export function acceptOf(change: Partial<Omit<AcceptEvidence, 'name'>> = {}): AcceptEvidence {
  const actor = people.applicationReviewer
  return { name: 'acceptEvidence', actor, at, function: 'application-reviewer', ...change }
}

export function returnOf(change: Partial<Omit<ReturnEvidence, 'name'>> = {}): ReturnEvidence {
  const actor = people.applicationReviewer
  return { name: 'returnEvidence', actor, at, function: 'application-reviewer', reason: 'incomplete', ...change }
}

/** A reviewer of the mainland who has opened the file. */
export const checking: ArtefactFacts['checkEvidenceTechnology'] = { ...judging, authority: 'cn-gd', hasOpened: true }

export function technologyCheckOf(
  change: Partial<Omit<CheckEvidenceTechnology, 'name'>> = {},
): CheckEvidenceTechnology {
  return {
    name: 'checkEvidenceTechnology',
    actor: people.applicationReviewer,
    at,
    function: 'application-reviewer',
    catalogue: 'CN-2025',
    result: 'not-listed',
    reason: 'No entry covers it.',
    ...change,
  }
}

/** What a correction of a file of the draft is judged by. */
export const correcting: ArtefactFacts['correctEvidence'] = {
  authority: 'hk',
  applicationStatus: 'draft',
  decidedAt: null,
  demands: known.demands,
  supersededBy: null,
  hasCrossed: false,
}

export function correctionOf(change: Partial<Omit<CorrectEvidence, 'name'>> = {}): CorrectEvidence {
  return { name: 'correctEvidence', actor: people.applicant, at, ...change }
}

/** Of a decided application that is under no hold. */
export const shreddable: ArtefactFacts['shredEvidence'] = {
  ...staff('signatory'),
  applicationStatus: 'contracted',
  decidedAt: at,
  isHeld: false,
}

export function shredding(change: Partial<Omit<ShredEvidence, 'name'>> = {}): ShredEvidence {
  const reason = 'The person asked for it.'
  return { name: 'shredEvidence', actor: people.signatory, at, ground: 'erasure-request', reason, ...change }
}

const register = { kind: 'risk-register', residencyCategory: 'C4' } as const

/** Together they take every row of the table. */
export const artefactJourneys: readonly (readonly ArtefactStep[])[] = [
  [
    () => ({ command: uploadOf(), facts: known }),
    () => ({ command: inspecting, facts: foundOf({}) }),
    () => ({ command: inspecting, facts: foundOf({ findings: ['pdf-script'] }) }),
    () => ({ command: accepting(['pdf-script']), facts: { ...staff('signatory') } }),
    () => ({ command: inspecting, facts: foundOf({ findings: ['pdf-script', 'pdf-action'] }) }),
    () => ({ command: inspecting, facts: foundOf({}) }),
    () => ({ command: quarantineFor('digest-differs'), facts: storedOthers }),
    () => ({ command: releaseOf('digest-differs'), facts: storedRight }),
  ],
  [() => ({ command: uploadOf(), facts: known }), () => ({ command: shredding(), facts: shreddable })],
  [
    () => ({ command: uploadOf(), facts: known }),
    () => ({ command: inspecting, facts: foundOf({}) }),
    () => ({ command: shredding(), facts: shreddable }),
  ],
  [
    () => ({ command: uploadOf(register), facts: known }),
    () => ({ command: correctionOf({ residencyCategory: 'C10' }), facts: correcting }),
    () => ({ command: inspecting, facts: { ...foundOf({}), inspectedAs: 'C10' } }),
    () => ({ command: correctionOf({ dataSubjects: 40 }), facts: correcting }),
    () => ({ command: returnOf(), facts: judging }),
    () => ({ command: acceptOf(), facts: judging }),
  ],
  [
    () => ({ command: uploadOf({ ...register, authority: 'cn-gd' }), facts: { ...known, authority: 'cn-gd' } }),
    () => ({ command: inspecting, facts: { ...foundOf({}), authority: 'cn-gd', inspectedAs: 'C4' } }),
    () => ({ command: technologyCheckOf(), facts: checking }),
  ],
]
