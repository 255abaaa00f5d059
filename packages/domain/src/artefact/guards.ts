import { localDate } from '../instant.ts'
import type { Guard } from '../machine.ts'
import { categoryRecords } from '../residency/category-records.ts'
import { lineageIsWhole, originsAreOfCategory, unmixedProofIsOnRecord } from '../residency/lineage-guards.ts'
import { lineageOfUpload } from '../residency/lineage.ts'
import { categoryMayLieHere } from '../residency/upload-guards.ts'
import { violation } from '../violation.ts'
import type { ArtefactFacts, UploadEvidence } from './commands.ts'
import { groupIsOfCategory } from './group-guard.ts'
import { kindGuards } from './kind-guards.ts'
import { requirementsAnswered } from './stated-evidence.ts'
import { supersedesLatestOfKind } from './supersession-guards.ts'

type Facts = ArtefactFacts['uploadEvidence']
/** A guard on some members of the command and of the facts: it is judged before the bytes are there, and again with them. */
type UploadGuard<Members extends keyof UploadEvidence, Known extends keyof Facts = never> = Guard<
  null,
  Pick<UploadEvidence, Members>,
  Pick<Facts, Known>
>

const EFFECTIVE_ON_MIN = '1900-01-01'

/** An application that has ended takes no evidence. */
const applicationTakesEvidence: UploadGuard<'applicationId', 'applicationStatus'> = {
  name: 'application-takes-evidence',
  clause: 'iso17065-7.12',
  check: (_state, _command, { applicationStatus: status }) =>
    status === 'declined' || status === 'withdrawn'
      ? [violation('application-closed', '/applicationId', { status })]
      : [],
  inputs: (_state, { applicationId }, { applicationStatus }) => ({ applicationId, applicationStatus }),
}

/**
 * What a decision rests on stands with it. What comes later speaks of the certified system: it is for the surveillance, or for a change that is
 * evaluated as one.
 */
const decisionIsOpen: UploadGuard<'applicationId' | 'authority', 'decidedAt'> = {
  name: 'decision-open',
  clause: 'iso17065-7.10',
  check: (_state, { authority }, { decidedAt }) =>
    decidedAt === null
      ? []
      : [violation('evidence-after-decision', '/applicationId', { decidedOn: localDate(decidedAt, authority) })],
  inputs: (_state, { applicationId }, { decidedAt }) => ({ applicationId, decidedAt }),
}

/** State secrets and core data are never accepted. */
const residencyIsAccepted: UploadGuard<'residencyCategory'> = {
  name: 'residency-accepted',
  clause: 'gbaai-evidence',
  check: (_state, { residencyCategory }) =>
    categoryRecords[residencyCategory].upload.kind === 'incident'
      ? [violation('residency-category-never-accepted', '/residencyCategory', {})]
      : [],
  inputs: (_state, { residencyCategory }) => ({ residencyCategory }),
}

/** A date that no system of artificial intelligence can be as old as is a mistake. */
const effectiveDateIsCredible: UploadGuard<'effectiveOn'> = {
  name: 'effective-date-credible',
  clause: 'gbaai-evidence',
  check: (_state, { effectiveOn }) =>
    effectiveOn !== null && effectiveOn < EFFECTIVE_ON_MIN
      ? [violation('effective-on-too-early', '/effectiveOn', { earliest: EFFECTIVE_ON_MIN })]
      : [],
  inputs: (_state, { effectiveOn }) => ({ effectiveOn }),
}

/** A file without a byte shows nothing. */
const fileIsNotEmpty: UploadGuard<'sizeBytes'> = {
  name: 'file-not-empty',
  clause: 'gbaai-evidence',
  check: (_state, { sizeBytes }) => (sizeBytes > 0 ? [] : [violation('file-empty', '/file', {})]),
  inputs: (_state, { sizeBytes }) => ({ sizeBytes }),
}

/** Evidence is cited by its digest, so the file is the one that the applicant declared. */
const digestMatches: UploadGuard<'digest', 'storedDigest'> = {
  name: 'digest-matches',
  clause: 'gbaai-evidence',
  check: (_state, { digest }, { storedDigest }) =>
    digest === storedDigest ? [] : [violation('file-digest-differs', '/sha256', {})],
  inputs: (_state, { digest }, { storedDigest }) => ({ declared: digest, stored: storedDigest }),
}

/**
 * The category and the origins decide who may read the file where, the date from when it counts, the kind what for: an upload of the
 * same bytes must not appear to change any of them, nor the number of persons that counts against a contract.
 */
export const sameBytesAreDeclaredAlike: UploadGuard<
  | 'authority'
  | 'residencyCategory'
  | 'effectiveOn'
  | 'origins'
  | 'madeIn'
  | 'unmixedProof'
  | 'dataSubjects'
  | 'smallestGroup'
  | 'kind'
  | 'requirements'
  | 'supersedes',
  'recorded' | 'demands'
> = {
  name: 'same-bytes-declared-alike',
  clause: 'gbaai-evidence',
  check: (_state, upload, { recorded, demands }) => {
    if (recorded === null) return []
    const { residencyCategory, effectiveOn, kind } = upload
    const { evidenceId } = recorded
    const hasRequirements = String(requirementsAnswered(upload, demands)) === String(recorded.requirements)
    const hasOrigins = String(lineageOfUpload(upload).origins) === String(recorded.origins)
    const category = { recorded: recorded.residencyCategory }
    return [
      ...(recorded.residencyCategory === residencyCategory
        ? []
        : [violation('residency-category-differs', '/residencyCategory', category, evidenceId)]),
      ...(recorded.effectiveOn === effectiveOn ? [] : [dateDiffers(recorded.effectiveOn, evidenceId)]),
      ...(hasOrigins ? [] : [violation('origins-differ', '/origins', { recorded: recorded.origins }, evidenceId)]),
      ...(recorded.dataSubjects === upload.dataSubjects ? [] : [subjectsDiffer(recorded.dataSubjects, evidenceId)]),
      ...(recorded.smallestGroup === upload.smallestGroup ? [] : [groupDiffers(recorded.smallestGroup, evidenceId)]),
      ...(recorded.kind === kind ? [] : [kindDiffers(recorded.kind, evidenceId)]),
      ...(recorded.kind !== kind || hasRequirements
        ? []
        : [violation('requirements-differ', '/requirements', { recorded: recorded.requirements }, evidenceId)]),
      ...(recorded.supersedes === upload.supersedes
        ? []
        : [violation('supersedes-differs', '/supersedes', {}, evidenceId)]),
    ]
  },
  inputs: (_state, upload, { recorded, demands }) => ({
    residencyCategory: upload.residencyCategory,
    effectiveOn: upload.effectiveOn,
    origins: [...lineageOfUpload(upload).origins],
    dataSubjects: upload.dataSubjects,
    smallestGroup: upload.smallestGroup,
    kind: upload.kind,
    supersedes: upload.supersedes,
    requirements: [...requirementsAnswered(upload, demands)],
    recorded: recorded && {
      ...recorded,
      origins: [...recorded.origins],
      requirements: [...recorded.requirements],
    },
  }),
}

/** What is judged of what is said of a file, at its upload and when it is corrected. */
export const guardsOfStatement = [
  applicationTakesEvidence,
  decisionIsOpen,
  residencyIsAccepted,
  categoryMayLieHere,
  lineageIsWhole,
  originsAreOfCategory,
  effectiveDateIsCredible,
  groupIsOfCategory,
  ...kindGuards,
] as const

/** What is judged before the first byte is read. */
export const guardsBeforeBytes = [...guardsOfStatement, unmixedProofIsOnRecord, supersedesLatestOfKind] as const

/** What is judged of the bytes alone. */
export const guardsOfBytes = [fileIsNotEmpty, digestMatches] as const

function dateDiffers(recorded: string | null, evidenceId: string) {
  return recorded === null
    ? violation('effective-on-not-recorded', '/effectiveOn', {}, evidenceId)
    : violation('effective-on-differs', '/effectiveOn', { recorded }, evidenceId)
}

function subjectsDiffer(recorded: number | null, evidenceId: string) {
  return recorded === null
    ? violation('data-subjects-not-recorded', '/dataSubjects', {}, evidenceId)
    : violation('data-subjects-differ', '/dataSubjects', { recorded }, evidenceId)
}

function groupDiffers(recorded: number | null, evidenceId: string) {
  return recorded === null
    ? violation('smallest-group-not-recorded', '/smallestGroup', {}, evidenceId)
    : violation('smallest-group-differs', '/smallestGroup', { recorded }, evidenceId)
}

function kindDiffers(recorded: string | null, evidenceId: string) {
  return recorded === null
    ? violation('evidence-kind-not-recorded', '/kind', {}, evidenceId)
    : violation('evidence-kind-differs', '/kind', { recorded }, evidenceId)
}
