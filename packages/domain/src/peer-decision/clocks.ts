import type { ClockRule, Clocks } from '#clock/clock.ts'
import { noClock } from '#clock/own-calendar.ts'
import { termOf } from '#clock/task-terms.ts'
import { type Authority, jurisdictionOf } from '#jurisdictions.ts'
import type { PeerDecision } from './state.ts'

/**
 * What the lead waits for from a place, once it has granted: silence is never consent, so the wait has a clock like any task. It is counted by the
 * working days of that place, for the lead does not know when its office was closed.
 */
export function waitFor(from: Authority): ClockRule {
  const task = 'await-recognition'
  return {
    task,
    whoseMove: 'peer-authority',
    term: termOf(task, 'minimal'),
    calendar: jurisdictionOf(from),
    stands: null,
  }
}

/** The wait ends with the decision. It begins before there is one, with the grant. */
export const peerDecisionClocks: Clocks<PeerDecision> = { recorded: noClock }
