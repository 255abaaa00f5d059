import { at, digestA, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RecordPeerEvidence } from './commands.ts'
import type { PeerEvidenceTypes } from './events.ts'

// For the tests of this package only: Hong Kong tells Macao of a file that its evaluation cites.

type PeerStep = Step<PeerEvidenceTypes>

export const told: RecordPeerEvidence = {
  name: 'recordPeerEvidence',
  actor: people.system,
  at,
  authority: 'mo',
  leadAuthority: 'hk',
  evaluationId: 'evl_1',
  changes: 1,
  closed: [{ digest: digestA, reason: 'malware', since: '2026-11-03' }],
}

export function recordEvidence(change: Partial<Omit<RecordPeerEvidence, 'name'>> = {}, facts = {}): PeerStep {
  return () => ({
    command: { ...told, ...change },
    facts: { authority: 'mo', isToldOtherwise: false, ...facts },
  })
}

/** Together they take every row of the table. */
export const peerEvidenceJourneys: readonly (readonly PeerStep[])[] = [[recordEvidence()]]
