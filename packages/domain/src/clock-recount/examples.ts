import { people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { ClockRecountTypes } from './events.ts'
import type { ClockMove } from './state.ts'

// For the tests of this package only.

type RecountStep = Step<ClockRecountTypes>

export const moved: ClockMove = {
  ofStream: 'application',
  caseId: 'app_1',
  applicationId: 'app_1',
  task: 'sign-agreement',
  whoseMove: 'applicant',
  since: '2026-06-01T04:00:00.000Z',
  wasDueOn: '2026-06-29',
  dueOn: '2026-06-30',
  undated: null,
}

export function recount(moves: readonly ClockMove[] = [moved]): RecountStep {
  const at = '2026-06-09T02:00:00.000Z'
  const command = { actor: people.system, at, authority: 'hk', recountId: 'clr_1', moves } as const
  return () => ({ command: { ...command, name: 'recountClocks' }, facts: { authority: 'hk' } })
}

/** Together they take every row of the table. */
export const clockRecountJourneys: readonly (readonly RecountStep[])[] = [[recount()]]
