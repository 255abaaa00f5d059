import type { Transaction } from '@concert/db/authority-transaction'
import { decide } from '@concert/domain/machine'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { recognitionMachine } from '@concert/domain/recognition/table'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import { insertRecognitionVote, type StoredRecognition } from '#store/recognitions.ts'
import { decideRecognition } from './decide-recognition.ts'

export interface RecognitionBallot {
  readonly decision: RecognitionOutcome
  readonly conditions: readonly string[]
  readonly reasons: string
}

/** What the envelope to the lead has room for; the union of the deciding votes' conditions must fit. */
const conditionsMax = 20

/**
 * Votes to recognise, reserve or refuse; the vote that makes this authority's quorum decides for its own place.
 * Step 4 of docs/flows/recognition.md.
 */
export async function castRecognitionVote(
  transaction: Transaction,
  act: Act,
  recognitionId: string,
  ballot: RecognitionBallot,
): Promise<StoredRecognition> {
  return decideRecognition(transaction, act, recognitionId, {
    action: 'recognition.vote-cast',
    judge: ({ state }, { by, facts }) =>
      decide(recognitionMachine, state, { name: 'castRecognitionVote', ...by, ...ballot }, facts),
    keep: async ({ after }) => {
      requireFewConditions(after.decision?.conditions ?? [])
      await insertRecognitionVote(transaction, { recognitionId, personId: act.actor.id, ...ballot })
    },
  })
}

function requireFewConditions(conditions: readonly string[]): void {
  if (conditions.length <= conditionsMax) return
  rulesNotMet('1 rule is not met.', [
    {
      pointer: '/conditions',
      code: 'too-many-conditions',
      message: `With the votes before, the decision would have ${conditions.length} conditions of at most ${conditionsMax}. Agree on fewer.`,
      clause: 'gbaai-recognition',
    },
  ])
}
