import type { Viewer } from '@concert/cases/act'
import { readClock } from '@concert/cases/case-clock'
import { readRow } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { dataRequestCase } from './case.ts'
import { representDataRequest } from './representation.ts'
import { newestRequests } from './store.ts'

/** One page of requests, newest first, each with its clock. */
export async function pageOfRequests(
  transaction: Transaction,
  viewer: Viewer,
  filter: Parameters<typeof newestRequests>[1],
  {
    cursors,
    limit,
    cursor,
  }: { readonly cursors: Cursors; readonly limit: number; readonly cursor?: string | undefined },
) {
  const { personId = '', status = '' } = filter
  const signed = { list: 'data-requests', authority: transaction.authority, personId, status }
  const rows = await newestRequests(transaction, filter, cursors.read(signed, cursor), limit + 1)
  const bodies = []
  for (const stored of rows) {
    const row = readRow(dataRequestCase, stored)
    const clock = await readClock(dataRequestCase, transaction, row.state.requestId)
    bodies.push(representDataRequest({ ...row, clock }, viewer).body)
  }
  return pageOf(bodies, limit, (last) => cursors.write(signed, [last.openedAt, last.requestId]))
}
