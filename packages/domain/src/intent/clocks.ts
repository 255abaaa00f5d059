import type { Clocks } from '#clock/clock.ts'
import { noClock, taskOf } from '#clock/own-calendar.ts'
import type { Intent } from './state.ts'

/** A certificate is issued by the system, once every authority has signed. */
export const intentClocks: Clocks<Intent> = {
  stored: ({ assembled }) => taskOf('issue-certificate', assembled ? 'system' : 'peer-authority'),
  issued: noClock,
}
