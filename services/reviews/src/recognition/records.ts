import type { Transaction } from '@concert/db/authority-transaction'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { recognitionDeclarations, recognitionVotes } from './tables.ts'

// The rows by which the database itself keeps impartiality: every one must be written before the state that stands on it.

/** Records that a person declared no conflict; a second declaration of the same person changes nothing. */
export async function insertRecognitionDeclaration(
  transaction: Transaction,
  recognitionId: string,
  personId: string,
): Promise<void> {
  await transaction.db
    .insert(recognitionDeclarations)
    .values({ authority: transaction.authority, recognitionId, personId, declaredAt: transaction.now })
    .onConflictDoNothing({
      target: [
        recognitionDeclarations.authority,
        recognitionDeclarations.recognitionId,
        recognitionDeclarations.personId,
      ],
    })
}

/** Adds a vote; the database refuses one without a declaration, a second one, and one under a lapsed authorisation. */
export async function insertRecognitionVote(
  transaction: Transaction,
  vote: {
    readonly recognitionId: string
    readonly personId: string
    readonly decision: RecognitionOutcome
    readonly conditions: readonly string[]
    readonly reasons: string
  },
): Promise<void> {
  await transaction.db
    .insert(recognitionVotes)
    .values({ ...vote, authority: transaction.authority, castAt: transaction.now })
}
