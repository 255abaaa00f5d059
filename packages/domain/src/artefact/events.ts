import { evolution } from '../evolution.ts'
import { jurisdictionOf } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { TechnologyCheck } from '../technology-catalogue/technology-check.ts'
import type { ArtefactCommand, ArtefactFacts } from './commands.ts'
import type { Corrected } from './correction.ts'
import type { FindingCode } from './finding-codes.ts'
import type { Inspection } from './inspection.ts'
import type { Artefact, ArtefactParticulars, FileJudge, QuarantineReason, ReturnReason, ShredGround } from './state.ts'

/** What events from before do not say: such a file was taken as one of the place of its cell, and of no kind. */
type SaidLater =
  | 'origins'
  | 'madeIn'
  | 'unmixedProof'
  | 'dataSubjects'
  | 'smallestGroup'
  | 'scanDigest'
  | 'kind'
  | 'requirements'
  | 'supersedes'
  | 'isLate'

/** Files from before were given at once: their events say of no quarantine. */
export type EvidenceUploaded = Readonly<EventBase & { type: 'EvidenceUploaded'; quarantine?: 'unchecked' }> &
  Omit<ArtefactParticulars, SaidLater> &
  Partial<Pick<ArtefactParticulars, SaidLater>>

export type EvidenceInspected = Readonly<EventBase & { type: 'EvidenceInspected' }> & Inspection

export type EvidenceFindingsAccepted = Readonly<
  EventBase & { type: 'EvidenceFindingsAccepted'; findings: readonly FindingCode[]; reason: string }
>

export type EvidenceQuarantined = Readonly<EventBase & { type: 'EvidenceQuarantined'; reason: QuarantineReason }>
export type EvidenceReleased = Readonly<EventBase & { type: 'EvidenceReleased'; reason: QuarantineReason }>

type JudgedBy = Readonly<EventBase> & Readonly<{ function: FileJudge; remark: string | null }>
export type EvidenceAccepted = JudgedBy & { readonly type: 'EvidenceAccepted' }
export type EvidenceReturned = JudgedBy & { readonly type: 'EvidenceReturned'; readonly reason: ReturnReason }

/** `corrected`: what is said of the file from now on. `hasCrossed`: whether its bytes had been given across a border as it was before. */
export type EvidenceCorrected = Readonly<
  EventBase & { type: 'EvidenceCorrected'; corrected: Corrected; hasCrossed: boolean }
>
export type EvidenceTechnologyChecked = Readonly<
  EventBase & { type: 'EvidenceTechnologyChecked'; function: FileJudge; reason: string }
> &
  TechnologyCheck
export type EvidenceShredded = Readonly<EventBase & { type: 'EvidenceShredded'; ground: ShredGround; reason: string }>

export type ArtefactEvent =
  | EvidenceUploaded
  | EvidenceInspected
  | EvidenceFindingsAccepted
  | EvidenceQuarantined
  | EvidenceReleased
  | EvidenceAccepted
  | EvidenceReturned
  | EvidenceCorrected
  | EvidenceTechnologyChecked
  | EvidenceShredded

/** The types that make the artefact machine. */
export interface ArtefactTypes extends MachineTypes {
  state: Artefact
  command: ArtefactCommand
  event: ArtefactEvent
  facts: ArtefactFacts
}

const open = { status: 'uploaded', quarantine: null } as const

function closed(reason: QuarantineReason, since: string): Pick<Artefact, 'status' | 'quarantine'> {
  return { status: 'quarantined', quarantine: { reason, since } }
}

/** The artefact after one event. */
export const evolveArtefact = evolution<ArtefactTypes, 'EvidenceUploaded'>(
  'EvidenceUploaded',
  ({ type: _type, at, by: _by, quarantine, ...uploaded }) => ({
    origins: [jurisdictionOf(uploaded.authority)],
    madeIn: jurisdictionOf(uploaded.authority),
    unmixedProof: null,
    dataSubjects: null,
    smallestGroup: null,
    scanDigest: uploaded.digest,
    kind: null,
    requirements: [],
    supersedes: null,
    isLate: false,
    ...uploaded,
    ...(quarantine === undefined ? open : closed(quarantine, at)),
    inspection: null,
    acceptedFindings: null,
    judgement: null,
    judged: null,
    technologyCheck: null,
    shredded: null,
  }),
  {
    EvidenceInspected: (state, { digest: scanDigest, scan, foundType, findings, signatures, personalData, at }) => ({
      ...state,
      scan,
      scanDigest,
      inspection: { foundType, findings, signatures, personalData, at },
    }),
    EvidenceFindingsAccepted: (state, { findings, reason, at, by }) => ({
      ...state,
      ...open,
      acceptedFindings: { findings, reason, by, at },
    }),
    EvidenceQuarantined: (state, { reason, at }) => ({ ...state, ...closed(reason, at) }),
    EvidenceReleased: (state) => ({ ...state, ...open }),
    EvidenceAccepted: (state, { by, at, function: as, remark }) => ({
      ...state,
      judgement: 'accepted',
      judged: { by, at, function: as, reason: null, remark },
    }),
    EvidenceReturned: (state, { by, at, function: as, reason, remark }) => ({
      ...state,
      judgement: 'returned',
      judged: { by, at, function: as, reason, remark },
    }),
    // An acceptance was given for what was said then. What was given back stays so until staff look again.
    EvidenceCorrected: (state, { corrected }) => ({
      ...state,
      ...corrected,
      ...(state.judgement === 'accepted' ? { judgement: null, judged: null } : {}),
    }),
    EvidenceTechnologyChecked: (state, { by, at, function: as, catalogue, result, reason }) => ({
      ...state,
      technologyCheck: { by, at, function: as, catalogue, result, reason },
    }),
    EvidenceShredded: (state, { ground, reason, by, at }) => ({
      ...state,
      status: 'shredded',
      quarantine: { reason: 'shredded', since: at },
      shredded: { ground, reason, by, at },
    }),
  },
)
