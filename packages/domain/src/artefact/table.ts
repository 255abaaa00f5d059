import type { Machine, Table } from '../machine.ts'
import { lineageOfUpload } from '../residency/lineage.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolveArtefact } from './events.ts'
import type { ArtefactTypes } from './events.ts'
import { guardsBeforeBytes, guardsOfBytes, sameBytesAreDeclaredAlike } from './guards.ts'

/** The artefact machine's table: an evidence file is uploaded once and then only read. A scan will be another row. */
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
  uploaded: {},
} satisfies Table<ArtefactTypes>

/** The machine of one evidence file. */
export const artefactMachine: Machine<ArtefactTypes> = { name: 'artefact', table, evolve: evolveArtefact }
