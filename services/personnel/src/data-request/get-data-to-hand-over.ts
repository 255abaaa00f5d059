import { seeCase } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { PersonnelContext } from '#context.ts'
import { dataRequestCase } from './case.ts'
import { ownDataOf } from './own-data-of.ts'

/** The copy for whoever has no account, to the administrator who hands it over: not before that is on record. */
export const getDataToHandOver = transactional(
  operations.getDataToHandOver,
  async (request, _context: PersonnelContext, transaction) => {
    const { row } = await seeCase(dataRequestCase, transaction, request.params.requestId, request)
    const { requestId, personId, status } = row.state
    if (status !== 'handed-over') notFound('data-request')
    return { body: await ownDataOf(transaction, requestId, personId) }
  },
)
