import { readRow } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { artefactCase } from './case.ts'
import { artefactWith } from './store.ts'

/** What is known of the file with these bytes in an application; undefined where it has none. */
export async function findArtefactWith(
  transaction: Transaction,
  named: { readonly applicationId: string; readonly digest: string },
): Promise<Artefact | undefined> {
  const stored = await artefactWith(transaction, named)
  return stored === undefined ? undefined : readRow(artefactCase, stored).state
}
