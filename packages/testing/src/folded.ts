import { deepStrictEqual } from 'node:assert/strict'
import type { Case, CaseTypes } from '@concert/cases/case'
import { findCase } from '@concert/cases/find'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { fold } from '@concert/domain/machine'
import type { Pool } from 'pg'

/**
 * Holds what is stored of one case against its events: folded by its machine they give its state, member for member. Of events
 * that came while the case was read, those after its version do not count.
 *
 * @param admin connections past every wall
 * @throws AssertionError with the difference
 */
export async function assertFolded<T extends CaseTypes>(
  theCase: Case<T>,
  admin: Pool,
  authority: Authority,
  id: string,
): Promise<void> {
  const wall = { authority, applicant: '*' }
  const { state, version } = await withAuthority(admin, wall, (transaction) => findCase(theCase, transaction, id))
  const { rows } = await admin.query<{ event: T['machine']['event'] }>(
    `select payload::jsonb || jsonb_build_object('type', type) as event from platform.events
      where authority = $1 and stream = $2 and stream_id = $3 and version <= $4 order by version`,
    [authority, theCase.stream, id, version],
  )
  const events = rows.map(({ event }) => event)
  deepStrictEqual(events.length, version, `${theCase.stream} ${id} is of version ${version}`)
  deepStrictEqual(fold<T['machine']>(theCase.machine, events), state, `the events of ${theCase.stream} ${id}`)
}
