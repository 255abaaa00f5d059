import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ExchangeContext } from '#context.ts'
import { newestReads } from './counter-entries.ts'
import { requireOpenRecognition } from './require-reader.ts'

type Entry = Awaited<ReturnType<typeof newestReads>>[number]

/** Who of this authority read which evidence of another one in a recognition, for those who may open its file. */
export const listBorderReads = transactional(
  operations.listBorderReads,
  async (request, { cursors }: ExchangeContext, transaction) => {
    const { recognitionId } = request.params
    const { limit, cursor } = request.query
    await requireOpenRecognition(transaction, recognitionId, request)
    const signed = { list: 'border-reads', authority: transaction.authority, recognitionId }
    const rows = await newestReads(transaction, recognitionId, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, (last) => cursors.write(signed, [last.begunAt, last.readId]))
    return { body: { ...page, items: page.items.map(shown) } }
  },
)

function shown(entry: Entry) {
  const { authority: _authority, recognitionId: _id, sizeBytes: _size, officePlace, officeEntity, ...known } = entry
  const office = officePlace === null || officeEntity === null ? null : { place: officePlace, entity: officeEntity }
  return { ...known, office }
}
