import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { periodsAsKnown } from './periods-as-known.ts'

/** One page of who was authorised for what at an instant, as it was known at another, the latest first (6.1.2). */
export const listAuthorisations = transactional(
  operations.listAuthorisations,
  async ({ query: { limit, cursor, ...filter } }, { cursors }: PersonnelContext, transaction) => {
    const { personId = '', function: of = '', on = '', asKnownAt = '' } = filter
    const signed = { list: 'authorisations', authority: transaction.authority, personId, of, on, asKnownAt }
    const periods = await periodsAsKnown(transaction, filter, cursors.read(signed, cursor), limit + 1)
    return { body: pageOf(periods, limit, (last) => cursors.write(signed, [last.validFrom, last.authorisationId])) }
  },
)
