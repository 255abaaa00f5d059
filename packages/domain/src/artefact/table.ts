import { type Machine, type RowOf, stampOf, type Table } from '../machine.ts'
import { lineageOfUpload } from '../residency/lineage.ts'
import {
  authorised,
  authorisedForDeclared,
  authorityPinned,
  authorityPinnedAtOpening,
  reasonRecorded,
} from '../standing-guards.ts'
import { cooledOff } from '../cooling-off.ts'
import { isInNoConflict } from '../need-to-know.ts'
import { evolveArtefact } from './events.ts'
import type { ArtefactTypes } from './events.ts'
import { correctionGuards } from './correction-guards.ts'
import { correctedBy } from './correction.ts'
import { guardsBeforeBytes, guardsOfBytes, sameBytesAreDeclaredAlike } from './guards.ts'
import {
  acceptsWhatWasFound,
  cleanNamesSignatures,
  findingsMayBeAccepted,
  inspectionIsOfItsBytes,
  inspectionIsOfItsCategory,
} from './inspection-guards.ts'
import { closingReasonOf } from './inspection.ts'
import { requirementsAnswered } from './stated-evidence.ts'
import { acceptedIsOfKind, judgedBeforeDecision, judgesThisCase } from './judging-guards.ts'
import { bytesAreRight, quarantineIsFounded, releaseNamesReason } from './quarantine-guards.ts'
import { awaitsNoDecision, isUnderNoHold } from './shredding-guards.ts'
import { fileJudges, isStoreFault } from './state.ts'
import { catalogueHolds, checkerHasOpenedFile, checkIsAskedHere } from './technology-guards.ts'

type InspectRow = RowOf<ArtefactTypes, 'inspectEvidence', 'uploaded' | 'quarantined'>

/** Of a person of the staff who works on the case of a file. */
const working = [authorityPinned, authorisedForDeclared, isInNoConflict, judgesThisCase, cooledOff] as const

/** Of one who judges a file. */
const judging = [...working, judgedBeforeDecision] as const

/**
 * What an inspection finds closes the file, whatever it was before. Where it finds nothing, it opens what an inspection had closed or not yet
 * opened; what is wrong with the store is for its own check to say.
 */
const inspectEvidence: InspectRow = {
  to: ['uploaded', 'quarantined'],
  by: ['system'],
  guards: [authorityPinned, inspectionIsOfItsBytes, inspectionIsOfItsCategory, cleanNamesSignatures],
  then: ({ quarantine, acceptedFindings }, command, { inspection }) => {
    const stamp = stampOf(command)
    const reason = closingReasonOf(inspection, acceptedFindings?.findings)
    const inspected = { type: 'EvidenceInspected', ...stamp, ...inspection } as const
    if (reason !== null && quarantine?.reason !== reason)
      return [inspected, { type: 'EvidenceQuarantined', ...stamp, reason }]
    if (reason === null && quarantine !== null && !isStoreFault(quarantine.reason))
      return [inspected, { type: 'EvidenceReleased', ...stamp, reason: quarantine.reason }]
    return [inspected]
  },
}

/** Its client puts right what was said of the file, open or in quarantine, as long as nothing was decided on it. */
const correctEvidence: Omit<RowOf<ArtefactTypes, 'correctEvidence', 'uploaded' | 'quarantined'>, 'to'> = {
  by: ['applicant'],
  guards: [authorityPinned, ...correctionGuards],
  then: (state, command, { demands, hasCrossed }) => [
    { type: 'EvidenceCorrected', ...stampOf(command), corrected: correctedBy(state, command, demands), hasCrossed },
  ],
}

/** For good: what was shredded is the end of its case. */
const shredEvidence: RowOf<ArtefactTypes, 'shredEvidence', 'uploaded' | 'quarantined'> = {
  to: 'shredded',
  by: ['signatory'],
  guards: [authorityPinned, authorised('signatory'), reasonRecorded, isUnderNoHold, awaitsNoDecision],
  then: (_state, command) => [
    { type: 'EvidenceShredded', ...stampOf(command), ground: command.ground, reason: command.reason },
  ],
}

/**
 * The artefact machine's table: an evidence file is uploaded once and then only read, judged and put right in what was said of it. It is in
 * quarantine until it was inspected, and wherever a check finds it wrong, until a check of the same kind finds it right; or until a signatory
 * accepts what was found in its structure, where that may be accepted. Its bytes can be made unreadable for good.
 */
const table = {
  none: {
    uploadEvidence: {
      to: 'quarantined',
      by: ['applicant'],
      guards: [authorityPinnedAtOpening, ...guardsBeforeBytes, ...guardsOfBytes, sameBytesAreDeclaredAlike],
      then: (_state, { name: _name, actor, ...uploaded }, { demands, applicationStatus }) => [
        {
          ...uploaded,
          ...lineageOfUpload(uploaded),
          requirements: requirementsAnswered(uploaded, demands),
          isLate: applicationStatus === 'accepted' || applicationStatus === 'contracted',
          type: 'EvidenceUploaded',
          by: actor.id,
          quarantine: 'unchecked',
          scan: 'not-scanned',
          scanDigest: uploaded.digest,
        },
      ],
    },
  },
  uploaded: {
    inspectEvidence,
    correctEvidence: { ...correctEvidence, to: 'uploaded' },
    acceptEvidence: {
      to: 'uploaded',
      by: fileJudges,
      guards: [...judging, acceptedIsOfKind],
      then: (_state, command) => [
        {
          type: 'EvidenceAccepted',
          ...stampOf(command),
          function: command.function,
          remark: command.remark ?? null,
        },
      ],
    },
    returnEvidence: {
      to: 'uploaded',
      by: fileJudges,
      guards: judging,
      then: (_state, command) => [
        {
          type: 'EvidenceReturned',
          ...stampOf(command),
          function: command.function,
          reason: command.reason,
          remark: command.remark ?? null,
        },
      ],
    },
    // Also after the decision: by then others read it.
    checkEvidenceTechnology: {
      to: 'uploaded',
      by: fileJudges,
      guards: [...working, reasonRecorded, checkIsAskedHere, catalogueHolds, checkerHasOpenedFile],
      then: (_state, { name: _name, actor, ...checked }) => [
        { ...checked, type: 'EvidenceTechnologyChecked', by: actor.id },
      ],
    },
    quarantineEvidence: {
      to: 'quarantined',
      by: ['system'],
      guards: [authorityPinned, quarantineIsFounded],
      then: (_state, command) => [{ type: 'EvidenceQuarantined', ...stampOf(command), reason: command.reason }],
    },
    shredEvidence,
  },
  quarantined: {
    inspectEvidence,
    correctEvidence: { ...correctEvidence, to: 'quarantined' },
    acceptEvidenceFindings: {
      to: 'uploaded',
      by: ['signatory'],
      guards: [authorityPinned, authorised('signatory'), reasonRecorded, acceptsWhatWasFound, findingsMayBeAccepted],
      then: (_state, command) => [
        {
          type: 'EvidenceFindingsAccepted',
          ...stampOf(command),
          findings: [...new Set(command.findings)],
          reason: command.reason,
        },
      ],
    },
    releaseEvidence: {
      to: 'uploaded',
      by: ['system'],
      guards: [authorityPinned, releaseNamesReason, bytesAreRight],
      then: (_state, command) => [{ type: 'EvidenceReleased', ...stampOf(command), reason: command.reason }],
    },
    shredEvidence,
  },
  shredded: {},
} satisfies Table<ArtefactTypes>

/** The machine of one evidence file. */
export const artefactMachine: Machine<ArtefactTypes> = { name: 'artefact', table, evolve: evolveArtefact }
