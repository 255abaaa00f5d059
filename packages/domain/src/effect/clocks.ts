import type { Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import type { Effect } from './state.ts'

/** Whose move the effect of a certificate is and by when. While it is active, nobody owes it anything. */
export const effectClocks: Clocks<Effect> = {
  active: noClock,
  reserved: () => taskOf('meet-conditions', 'applicant'),
  'action-pending': () => taskOf('act-on-nonconformity', 'decision-maker'),
  suspended: () => taskOf('end-suspension', 'decision-maker'),
}
