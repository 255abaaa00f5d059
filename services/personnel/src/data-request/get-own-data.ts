import { seeCase } from '@concert/cases/sight'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { PersonnelContext } from '#context.ts'
import { dataRequestCase } from './case.ts'
import { ownDataOf } from './own-data-of.ts'

/** The copy, for the person whose data it is; before it was answered there is none. */
export const getOwnData = transactional(
  operations.getOwnData,
  async (request, _context: PersonnelContext, transaction) => {
    const { row } = await seeCase(dataRequestCase, transaction, request.params.requestId, request)
    const { requestId, personId, asks, way, status } = row.state
    if (asks !== 'copy' || way !== 'account' || status !== 'answered') notFound('data-request')
    return { body: await ownDataOf(transaction, requestId, personId) }
  },
)
