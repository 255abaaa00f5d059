import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { digestOf } from '@concert/db/digest'
import type { PeerEvidence, PeerEvidenceSaid } from '@concert/domain/peer-evidence/state'
import { peerEvidenceCase } from './case.ts'
import { findPeerEvidence } from './store.ts'

/**
 * Records which files of a dossier its lead has closed, as it signed it for this authority. It is there before the dossier too: the two arrive
 * in any order. The same statement again changes nothing, another one after as many changes is refused, and one that arrives after a later one
 * is kept and does not count. Step 6 of docs/flows/recognition.md.
 */
export const recordPeerEvidence = open(peerEvidenceCase, operations.recordPeerEvidence, {
  find: async ({ request, context: { recipient } }) => {
    const { signedBy, body } = await verifyEnvelopeOf('evidence-closed.v1', request.body.statement, recipient)
    return { leadAuthority: signedBy, said: body satisfies PeerEvidenceSaid }
  },
  existing: ({ transaction, found: { leadAuthority, said } }) =>
    findPeerEvidence(transaction, { leadAuthority, ...said }),
  isSame: ({ state }, { found }) => digestOf(saidIn(state)) === digestOf(found.said),
  given: ({ transaction: { authority }, found: { leadAuthority, said } }) => ({ ...said, authority, leadAuthority }),
  facts: (_asked, recorded) => ({ isToldOtherwise: recorded !== undefined }),
  columns: () => ({}),
  answer: ({ state: { evaluationId, changes } }) => ({ body: { evaluationId, changes } }),
})

function saidIn({ evaluationId, changes, closed }: PeerEvidence): PeerEvidenceSaid {
  return { evaluationId, changes, closed }
}
