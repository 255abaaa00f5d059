import { deepStrictEqual } from 'node:assert/strict'
import type { Case, CaseTypes } from '@concert/cases/case'
import { findCase } from '@concert/cases/find'
import { clockOfEvents } from '@concert/cases/open-missing-clocks'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { fold } from '@concert/domain/machine'
import { Pool } from 'pg'

/**
 * Holds what is stored of one case against its events: folded by its machine they give its state, member for member, and its clock. Of events
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
  const { state, version, clock } = await withAuthority(admin, wall, (transaction) =>
    findCase(theCase, transaction, id),
  )
  const { rows } = await admin.query<{ event: T['machine']['event'] }>(
    `select payload::jsonb || jsonb_build_object('type', type) as event from platform.events
      where authority = $1 and stream = $2 and stream_id = $3 and version <= $4 order by version`,
    [authority, theCase.stream, id, version],
  )
  const events = rows.map(({ event }) => event)
  deepStrictEqual(events.length, version, `${theCase.stream} ${id} is of version ${version}`)
  deepStrictEqual(fold<T['machine']>(theCase.machine, events), state, `the events of ${theCase.stream} ${id}`)
  deepStrictEqual(clock?.clock ?? null, clockOfEvents(theCase, events), `the clock of ${theCase.stream} ${id}`)
}

/** One kind of case, as its cases are held against their events. */
export interface Folding {
  readonly stream: string
  readonly assert: (admin: Pool, authority: Authority, id: string) => Promise<void>
}

export function folding<T extends CaseTypes>(theCase: Case<T>): Folding {
  return { stream: theCase.stream, assert: (admin, authority, id) => assertFolded(theCase, admin, authority, id) }
}

/**
 * Holds every case of a cell against its events.
 *
 * @throws AssertionError with the difference, or Error for a stream of no kind that is named
 */
export async function assertEveryCaseFolded(
  adminUrl: string,
  authority: Authority,
  kinds: readonly Folding[],
): Promise<void> {
  const admin = new Pool({ connectionString: adminUrl })
  // Its database may be dropped while the last connection is still closing.
  admin.on('error', () => undefined)
  try {
    const { rows } = await admin.query<{ stream: string; id: string }>(
      'select distinct stream, stream_id as id from platform.events where authority = $1',
      [authority],
    )
    for (const { stream, id } of rows) {
      const kind = kinds.find((one) => one.stream === stream)
      if (kind === undefined) throw new Error(`no case has the stream ${stream}`)
      await kind.assert(admin, authority, id)
    }
  } finally {
    await admin.end()
  }
}
