import type { Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import type { Organisation } from './state.ts'

/** A claim waits for an application reviewer; an organisation without one waits for nobody. */
export const organisationClocks: Clocks<Organisation> = {
  registered: noClock,
  claimed: () => taskOf('verify-claim', 'application-reviewer'),
  verified: noClock,
}
