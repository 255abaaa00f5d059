import type { Transaction } from '@concert/db/authority-transaction'
import type { ImpartialityDeclaration } from '@concert/domain/standing-guards'
import type { ApplicationRow } from './store.ts'
import { declarations, reviewAssignments } from './tables.ts'

// The rows by which the database knows who works on an application, and who must not read it.

type Of = Pick<ApplicationRow, 'version' | 'state'>

/** Records who is to review an application, under the version of it that the assignment made. */
export async function insertAssignment(transaction: Transaction, { version, state }: Of, personId: string) {
  const { authority, now: assignedAt } = transaction
  const { applicationId } = state
  await transaction.db.insert(reviewAssignments).values({ authority, applicationId, version, personId, assignedAt })
}

/** Records a declaration made on an application, under the version of it that the declaration made. */
export async function insertDeclaration(
  transaction: Transaction,
  { version, state }: Of,
  { personId, conflict, statement }: Pick<ImpartialityDeclaration, 'personId' | 'conflict' | 'statement'>,
) {
  const { authority, now: declaredAt } = transaction
  const { applicationId } = state
  await transaction.db
    .insert(declarations)
    .values({ authority, applicationId, version, personId, conflict, statement, declaredAt })
}
