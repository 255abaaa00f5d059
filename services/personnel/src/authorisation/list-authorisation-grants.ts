import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { authorisationCase } from './case.ts'
import { representGrant } from './representation.ts'
import { newestGrants } from './store.ts'

/** One page of what the personnel is authorised for, proposed or was, newest first. */
export const listAuthorisationGrants = transactional(
  operations.listAuthorisationGrants,
  async ({ query: { limit, cursor, ...filter }, caller, actor }, { cursors }: PersonnelContext, transaction) => {
    const { personId = '', function: of = '', status = '' } = filter
    const signed = { list: 'authorisation-grants', authority: transaction.authority, personId, of, status }
    const rows = await newestGrants(transaction, filter, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representGrant(readRow(authorisationCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.openedAt, last.grantId])) }
  },
)
