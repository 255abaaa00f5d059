import { type Machine, stampOf, type Table } from '../machine.ts'
import { lineageOfUpload } from '../residency/lineage.ts'
import { authorityPinned, authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolveArtefact } from './events.ts'
import type { ArtefactTypes } from './events.ts'
import { guardsBeforeBytes, guardsOfBytes, sameBytesAreDeclaredAlike } from './guards.ts'
import { bytesAreRight, quarantineIsFounded, releaseNamesReason } from './quarantine-guards.ts'

/**
 * The artefact machine's table: an evidence file is uploaded once and then only read. Where a check finds it wrong it is in quarantine,
 * until a check of the same kind finds it right.
 */
const table = {
  none: {
    uploadEvidence: {
      to: 'uploaded',
      by: ['applicant'],
      guards: [authorityPinnedAtOpening, ...guardsBeforeBytes, ...guardsOfBytes, sameBytesAreDeclaredAlike],
      then: (_state, { name: _name, actor, ...uploaded }) => [
        {
          ...uploaded,
          ...lineageOfUpload(uploaded),
          type: 'EvidenceUploaded',
          by: actor.id,
          scan: 'not-scanned',
          scanDigest: uploaded.digest,
        },
      ],
    },
  },
  uploaded: {
    quarantineEvidence: {
      to: 'quarantined',
      by: ['system'],
      guards: [authorityPinned, quarantineIsFounded],
      then: (_state, command) => [{ type: 'EvidenceQuarantined', ...stampOf(command), reason: command.reason }],
    },
  },
  quarantined: {
    releaseEvidence: {
      to: 'uploaded',
      by: ['system'],
      guards: [authorityPinned, releaseNamesReason, bytesAreRight],
      then: (_state, command) => [{ type: 'EvidenceReleased', ...stampOf(command), reason: command.reason }],
    },
  },
} satisfies Table<ArtefactTypes>

/** The machine of one evidence file. */
export const artefactMachine: Machine<ArtefactTypes> = { name: 'artefact', table, evolve: evolveArtefact }
