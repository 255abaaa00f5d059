import type { Transaction } from '@concert/db/authority-transaction'
import { decide } from '@concert/domain/machine'
import { recognitionMachine } from '@concert/domain/recognition/table'
import type { Act } from '#act.ts'
import { insertConflict } from '#store/conflicts.ts'
import { insertRecognitionDeclaration, type StoredRecognition } from '#store/recognitions.ts'
import { decideRecognition } from './decide-recognition.ts'

export interface Declaration {
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Declares for one dossier whether an interest conflicts with deciding on it (4.2, 6.1.3).
 * Step 4 of docs/flows/recognition.md.
 */
export async function declareRecognitionImpartiality(
  transaction: Transaction,
  act: Act,
  recognitionId: string,
  { conflict, statement }: Declaration,
): Promise<StoredRecognition> {
  return decideRecognition(transaction, act, recognitionId, {
    action: 'recognition.impartiality-declared',
    judge: ({ state }, { by, facts }) =>
      decide(recognitionMachine, state, { name: 'declareImpartiality', ...by, conflict, statement }, facts),
    keep: () =>
      conflict
        ? insertConflict(transaction, { recognitionId }, act.actor.id)
        : insertRecognitionDeclaration(transaction, recognitionId, act.actor.id),
  })
}
