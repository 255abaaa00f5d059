import type { OperationShape } from '@concert/contracts/operation'
import { type Answer, type AnswerBody, type Route, transactional } from '@concert/platform/operation-route'
import type { Case, CaseTypes } from './case.ts'
import { readCase } from './sight.ts'
import { caseIdOf } from './request-parts.ts'

/**
 * Binds an operation to reading one case, as far as its caller may see it.
 *
 * @example
 * export const getEffect = read(effectCase, operations.getEffect)
 * @throws RefusedRequest 404 when it is called
 */
export function read<
  T extends CaseTypes,
  const Operation extends OperationShape & (T['body'] extends AnswerBody<Operation> ? unknown : never),
>(theCase: Case<T>, operation: Operation): Route<T['context'], Operation['id']> {
  return transactional<Operation, T['context']>(operation, async (request, _context, transaction) => {
    const asked = request as never
    const { row, sight } = await readCase(theCase, transaction, caseIdOf(asked, theCase.id), request)
    return theCase.represent(row, request, sight) as Answer<AnswerBody<Operation>>
  })
}
