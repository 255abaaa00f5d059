import { at, digestA, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { RecordPeerDecision } from './commands.ts'
import type { PeerDecisionTypes } from './events.ts'

// For the tests of this package only: Macao's decision on an evaluation of Hong Kong.

type PeerStep = Step<PeerDecisionTypes>

export const decision: RecordPeerDecision = {
  name: 'recordPeerDecision',
  actor: people.system,
  at,
  ...standing,
  from: 'mo',
  applicationId: 'app_1',
  evaluationId: 'evl_1',
  dossierDigest: digestA,
  jurisdiction: 'MO',
  decision: 'reserve',
  conditions: ['Notify the DSPDP.'],
  reasons: ['One condition is open.'],
  decidedAt: at,
}

export function recordDecision(change: Partial<Omit<RecordPeerDecision, 'name'>> = {}, facts = {}): PeerStep {
  const looked = {
    ...standing,
    evaluationStatus: 'granted' as const,
    askedAuthorities: ['cn-gd', 'mo'] as const,
    ownDossierDigest: digestA,
    recorded: null,
    ...facts,
  }
  return () => ({ command: { ...decision, ...change }, facts: looked })
}

/** Together they take every row of the table. */
export const peerDecisionJourneys: readonly (readonly PeerStep[])[] = [[recordDecision()]]
