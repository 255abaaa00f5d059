import type { Viewer } from '@concert/cases/act'
import { readRow } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { absenceCase } from './case.ts'
import { representAbsence } from './representation.ts'
import { type AbsenceFilter, latestAbsences } from './store.ts'

/** One page of absences, the latest first day first. */
export async function pageOfAbsences(
  transaction: Transaction,
  viewer: Viewer,
  filter: AbsenceFilter,
  {
    cursors,
    limit,
    cursor,
  }: { readonly cursors: Cursors; readonly limit: number; readonly cursor?: string | undefined },
) {
  const { personId = '', on = '', concerning = '' } = filter
  const signed = { list: 'absences', authority: transaction.authority, personId, on, concerning }
  const rows = await latestAbsences(transaction, filter, cursors.read(signed, cursor), limit + 1)
  const bodies = rows.map((row) => representAbsence(readRow(absenceCase, row), viewer).body)
  return pageOf(bodies, limit, (last) => cursors.write(signed, [last.fromOn, last.absenceId]))
}
