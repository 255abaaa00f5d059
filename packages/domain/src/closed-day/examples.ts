import { authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { ClosedDayTypes } from './events.ts'
import type { Closing } from './state.ts'

// For the tests of this package only.

type ClosedDayStep = Step<ClosedDayTypes>

/** A Tuesday in Hong Kong, one day after the black rainstorm. */
export const at = '2026-06-09T02:00:00.000Z'
const by = { actor: people.administrator, at }
const facts = { authority: 'hk', authorisation: authorisation('personnel-administrator'), hasConflict: false } as const
export const closing = {
  closedOn: '2026-06-08',
  cause: 'black-rainstorm',
  reason: 'Observatory, 05:40 to 20:15.',
} as const
export const recorded = { authority: 'hk', closedDayId: 'cld_1', ...closing } as const

export function record(change: Partial<Closing> = {}, otherClosedDays: readonly string[] = []): ClosedDayStep {
  return () => ({
    command: { ...by, ...recorded, ...change, name: 'recordClosedDay' },
    facts: { ...facts, otherClosedDays },
  })
}
export function correct(change: Partial<Closing>, otherClosedDays: readonly string[] = []): ClosedDayStep {
  return () => ({
    command: { ...by, ...closing, ...change, name: 'correctClosedDay' },
    facts: { ...facts, otherClosedDays },
  })
}
export function withdraw(reason = 'The signal was lowered before the office opened.'): ClosedDayStep {
  return () => ({ command: { ...by, name: 'withdrawClosedDay', reason }, facts })
}

/** Together they take every row of the table. */
export const closedDayJourneys: readonly (readonly ClosedDayStep[])[] = [
  [record(), correct({ closedOn: '2026-06-09' }), withdraw()],
]
