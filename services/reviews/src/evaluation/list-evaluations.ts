import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { newestEvaluations } from './newest-evaluations.ts'

/** One page of the evaluations that the caller may see, newest first. */
export const listEvaluations = transactional(
  operations.listEvaluations,
  async ({ query, caller }, { cursors }: ReviewsContext, transaction) => {
    const { limit, cursor, ...filter } = query
    const asked = { ...filter, applicantId: caller.kind === 'applicant' ? caller.id : undefined }
    const signed = { list: 'evaluations', authority: transaction.authority, ...asked }
    const rows = await newestEvaluations(transaction, asked, cursors.read(signed, cursor), limit + 1)
    return { body: pageOf(rows, limit, (last) => cursors.write(signed, [last.openedAt, last.evaluationId])) }
  },
)
