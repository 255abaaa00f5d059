import type { listApplicationReads } from '@concert/contracts/applications'
import type { OperationShape } from '@concert/contracts/operation'
import { type Answer, type AnswerBody, type Route, transactional } from '@concert/platform/operation-route'
import { type Cursors, pageOf } from '@concert/platform/paging'
import type { Case, CaseTypes } from './case.ts'
import { seeCase, requireSight } from './sight.ts'
import { caseIdOf } from './request-parts.ts'

type ListReads = OperationShape & Pick<typeof listApplicationReads, 'query' | 'success'>

/**
 * Binds an operation to the list of who of the staff read the file of a case, newest first, for those who may see the file.
 *
 * @throws RefusedRequest 404 or 403 when it is called
 */
export function listReads<
  T extends CaseTypes & { readonly context: { readonly cursors: Cursors } },
  const Operation extends ListReads,
>(theCase: Case<T>, operation: Operation): Route<T['context'], Operation['id']> {
  return transactional<Operation, T['context']>(operation, async (request, { cursors }, transaction) => {
    const reads = theCase.needToKnow?.reads ?? unlisted(theCase.stream)
    const { limit, cursor } = request.query as { limit: number; cursor?: string }
    const caseId = caseIdOf(request as never, theCase.id)
    const { sight } = await seeCase(theCase, transaction, caseId, request)
    requireSight(sight, ['file', 'returned'])
    const signed = { list: 'reads', stream: theCase.stream, authority: transaction.authority, caseId }
    const rows = await reads.newest(transaction, caseId, cursors.read(signed, cursor), limit + 1)
    const body = pageOf(rows, limit, (last) => cursors.write(signed, [last.hour, last.personId]))
    return { body } as Answer<AnswerBody<Operation>>
  })
}

function unlisted(stream: string): never {
  throw new Error(`${stream}: nobody records who reads it`)
}
