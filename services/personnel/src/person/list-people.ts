import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { representPerson } from './representation.ts'
import { newestPeople } from './store.ts'

/** One page of the personnel of the authority, of one name where it is given, newest first. */
export const listPeople = transactional(
  operations.listPeople,
  async ({ query: { limit, cursor, name }, caller, actor }, { cursors }: PersonnelContext, transaction) => {
    const foldedName = name === undefined ? undefined : foldedNamesOf(name, [])[0]
    const signed = { list: 'people', authority: transaction.authority, name: foldedName ?? '' }
    const rows = await newestPeople(transaction, {
      ...(foldedName === undefined ? {} : { foldedName }),
      after: cursors.read(signed, cursor),
      rowsMax: limit + 1,
    })
    const bodies = rows.map((row) => representPerson(readRow(personCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.registeredAt, last.personId])) }
  },
)
