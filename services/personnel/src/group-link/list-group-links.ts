import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { groupLinkCase } from './case.ts'
import { representGroupLink } from './representation.ts'
import { newestGroupLinks } from './store.ts'

/** One page of the links between organisations, newest first. */
export const listGroupLinks = transactional(
  operations.listGroupLinks,
  async ({ query: { limit, cursor, identifier }, caller, actor }, { cursors }: PersonnelContext, transaction) => {
    const signed = { list: 'group-links', authority: transaction.authority, identifier: identifier ?? '' }
    const rows = await newestGroupLinks(transaction, identifier, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representGroupLink(readRow(groupLinkCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.recordedAt, last.linkId])) }
  },
)
