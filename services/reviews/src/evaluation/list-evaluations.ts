import type { Viewer } from '@concert/cases/act'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { sightOfCase } from '@concert/domain/need-to-know'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { personIn } from '#need-to-know.ts'
import { newestEvaluations } from './newest-evaluations.ts'

/**
 * One page of the evaluations that the caller may see, newest first. Whose work it is learns from it which of them have findings on files that
 * were closed since. Step 10 of docs/flows/evidence.md.
 */
export const listEvaluations = transactional(
  operations.listEvaluations,
  async (request, { cursors }: ReviewsContext, transaction) => {
    const { query, caller } = request
    const { limit, cursor, ...filter } = query
    const asked = { ...filter, applicantId: caller.kind === 'applicant' ? caller.id : undefined }
    const signed = { list: 'evaluations', authority: transaction.authority, ...asked }
    const rows = await newestEvaluations(transaction, asked, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, (last) => cursors.write(signed, [last.openedAt, last.evaluationId]))
    const items: Line[] = []
    for (const line of page.items)
      items.push({ ...line, findingsOnClosedEvidence: await toldOf(line, request, transaction) })
    const isAsked = ({ findingsOnClosedEvidence: told }: Line) => filter.onClosedEvidence === undefined || told !== null
    return { body: { ...page, items: items.filter(isAsked) } }
  },
)

type Row = Awaited<ReturnType<typeof newestEvaluations>>[number]
type Line = Omit<Row, 'findingsOnClosedEvidence'> & { readonly findingsOnClosedEvidence: number | null }

/** What somebody is told of the findings of a case: nothing, but for whom its file is open. */
async function toldOf(line: Row, { caller, actor }: Viewer, transaction: Transaction): Promise<number | null> {
  if (caller.kind !== 'staff') return null
  const { authority, now } = transaction
  const known = await personIn.evaluation(transaction, line.evaluationId, actor.id)
  if (known === undefined || sightOfCase({ actor, at: now }, { ...known, authority }) !== 'file') return null
  return line.findingsOnClosedEvidence
}
