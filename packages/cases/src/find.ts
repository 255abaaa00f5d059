import { readState, UnreadableState } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import type { RecordKind } from '@concert/sentences/detail'
import type { Case, CaseTypes, StoredRow } from './case.ts'
import { readClock, readClockToChange } from './case-clock.ts'

/**
 * One case, as far as the transaction's wall lets it be seen.
 *
 * @throws RefusedRequest 404
 * @throws Error that names the case when its state cannot be read
 */
export async function findCase<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  id: string,
): Promise<T['row']> {
  const [stored, clock] = await Promise.all([theCase.store.find(transaction, id), readClock(theCase, transaction, id)])
  return { ...readRow(theCase, stored ?? missing(theCase)), clock }
}

/**
 * As `findCase`, and no other transaction changes the case until this one ends.
 *
 * @throws RefusedRequest 404
 */
export async function lockCase<T extends CaseTypes>(
  theCase: Case<T>,
  transaction: Transaction,
  id: string,
): Promise<T['row']> {
  // The second waits on its connection until the first has the lock, so it reads what is kept then.
  const [stored, kept] = await Promise.all([
    theCase.store.lock(transaction, id),
    readClockToChange(theCase, transaction, id),
  ])
  return { ...readRow(theCase, stored ?? missing(theCase)), ...kept }
}

/** @throws RefusedRequest 404 */
function missing({ noun }: { readonly noun: RecordKind }): never {
  return notFound(noun)
}

/**
 * The row with its state read and upcast. A state that cannot be read stops this case alone: nothing is folded onto it.
 *
 * @throws Error that names the case and what is wrong with its document
 */
export function readRow<T extends CaseTypes>(theCase: Case<T>, stored: StoredRow<T['row']>): T['row'] {
  // A row that is there before its first event: the machine judges it as nothing yet.
  if (stored.state === null) return { ...stored, state: null }
  try {
    return { ...stored, state: readState(theCase.state, stored.state) }
  } catch (error) {
    if (!(error instanceof UnreadableState)) throw error
    const name = `${theCase.stream} ${theCase.idOf(stored)}`
    throw new Error(`the state of ${name} cannot be read: ${error.message}`, { cause: error })
  }
}
