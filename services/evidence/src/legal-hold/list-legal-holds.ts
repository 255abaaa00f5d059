import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { EvidenceContext } from '#context.ts'
import { legalHoldCase } from './case.ts'
import { representLegalHold } from './representation.ts'
import { newestLegalHolds } from './store.ts'

/** One page of the legal holds of the authority, newest first. */
export const listLegalHolds = transactional(
  operations.listLegalHolds,
  async ({ query: { applicationId, limit, cursor }, caller, actor }, { cursors }: EvidenceContext, transaction) => {
    const signed = { list: 'legal-holds', authority: transaction.authority, applicationId: applicationId ?? '' }
    const rows = await newestLegalHolds(transaction, applicationId, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representLegalHold(readRow(legalHoldCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.placedAt, last.holdId])) }
  },
)
