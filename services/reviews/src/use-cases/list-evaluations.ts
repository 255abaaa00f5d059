import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import type { Viewer } from '#act.ts'
import { type EvaluationFilter, pageOfEvaluations } from '#store/evaluations.ts'

export interface PageWanted<Filter> {
  readonly filter: Filter
  readonly cursor: string | undefined
  readonly limit: number
}

/** One page of the evaluations that the caller may see, newest first. */
export async function listEvaluations(
  transaction: Transaction,
  { caller }: Viewer,
  cursors: Cursors,
  { filter, cursor, limit }: PageWanted<Omit<EvaluationFilter, 'applicantId'>>,
) {
  const applicantId = caller.kind === 'applicant' ? caller.id : undefined
  const asked = { ...filter, applicantId }
  const signed = { list: 'evaluations', authority: transaction.authority, ...asked }
  const rows = await pageOfEvaluations(transaction, asked, cursors.read(signed, cursor), limit + 1)
  return pageOf(rows, limit, (last) => cursors.write(signed, [last.openedAt, last.evaluationId]))
}
