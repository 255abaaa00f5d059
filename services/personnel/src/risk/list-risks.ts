import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { riskCase } from './case.ts'
import { representRisk } from './representation.ts'
import { newestRisks } from './store.ts'

/** One page of the risks to impartiality, newest first. */
export const listRisks = transactional(
  operations.listRisks,
  async ({ query: { limit, cursor, ...filter }, caller, actor }, { cursors }: PersonnelContext, transaction) => {
    const { status = '', personId = '', reviewBy = '' } = filter
    const signed = { list: 'risks', authority: transaction.authority, status, personId, reviewBy }
    const rows = await newestRisks(transaction, filter, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representRisk(readRow(riskCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.identifiedAt, last.riskId])) }
  },
)
