import { openCase } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { transactional } from '@concert/platform/operation-route'
import { daysOfNow } from '#closed-day/calendar-versions.ts'
import type { ApplicationsContext } from '#context.ts'
import { clockRecountCase } from './case.ts'
import { holdStaleClocks, recountHeld } from './stale-clocks.ts'

/** So many clocks are counted again in one transaction: the cases that they belong to wait for no longer. */
const BATCH = 200

/** Step 11 of docs/flows/clocks.md, with the record of step 12: counts one batch again, and records the days that are other ones. */
export const recountClocks = transactional(
  operations.recountClocks,
  async (request, context: ApplicationsContext, transaction) => {
    const closedDays = await daysOfNow(transaction)
    // Another version of this program says what the days are: it counts them.
    if (closedDays === undefined) return { body: { recountId: null, recounted: 0, moved: 0, more: false } }
    const held = await holdStaleClocks(transaction, BATCH)
    const moves = held.length === 0 ? [] : await recountHeld(transaction, held, closedDays)
    const done = { recounted: held.length, moved: moves.length, more: held.length === BATCH }
    if (moves.length === 0) return { body: { recountId: null, ...done } }
    const opener = {
      find: () => Promise.resolve(newId('clr')),
      given: ({ found: recountId }: { found: string }) => ({ authority: transaction.authority, recountId, moves }),
      facts: () => ({}),
      columns: () => ({ recountedAt: transaction.now }),
      answer: ({ state: { recountId } }: { state: { recountId: string } }) => ({ body: { recountId, ...done } }),
    }
    return openCase(clockRecountCase, operations.recountClocks, opener, { transaction, request, context })
  },
)
