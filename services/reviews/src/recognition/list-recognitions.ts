import type { Viewer } from '@concert/cases/act'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { sightOfCase } from '@concert/domain/need-to-know'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { personIn } from '#need-to-know.ts'
import { newestRecognitions } from './newest-recognitions.ts'

/**
 * One page of the dossiers received for recognition, newest first. Whose work it is learns from it which of them rest on files that the lead has
 * closed since. Step 6 of docs/flows/recognition.md.
 */
export const listRecognitions = transactional(
  operations.listRecognitions,
  async (request, { cursors }: ReviewsContext, transaction) => {
    const { limit, cursor, ...filter } = request.query
    const signed = { list: 'recognitions', authority: transaction.authority, ...filter }
    const rows = await newestRecognitions(transaction, filter, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, (last) => cursors.write(signed, [last.receivedAt, last.recognitionId]))
    const items: Line[] = []
    for (const line of page.items)
      items.push({ ...line, findingsOnClosedEvidence: await toldOf(line, request, transaction) })
    const isAsked = ({ findingsOnClosedEvidence: told }: Line) => filter.onClosedEvidence === undefined || told !== null
    return { body: { ...page, items: items.filter(isAsked) } }
  },
)

type Row = Awaited<ReturnType<typeof newestRecognitions>>[number]
type Line = Omit<Row, 'findingsOnClosedEvidence'> & { readonly findingsOnClosedEvidence: number | null }

/** What somebody is told of the files of a dossier: nothing, but for whom its file is open. */
async function toldOf(line: Row, { actor }: Viewer, transaction: Transaction): Promise<number | null> {
  const { authority, now } = transaction
  const known = await personIn.recognition(transaction, line.recognitionId, actor.id)
  if (known === undefined || sightOfCase({ actor, at: now }, { ...known, authority }) !== 'file') return null
  return line.findingsOnClosedEvidence
}
