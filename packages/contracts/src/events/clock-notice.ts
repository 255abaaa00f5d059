import { z } from 'zod'
import { clockNoticeParticulars } from '../shapes/clock-notice.ts'
import { stamp } from './parts.ts'

/** That the clock of a case has come to its reminder or past its day. */
export const clockNoticeEvents = {
  ClockNoticed: z.object({ ...stamp, ...clockNoticeParticulars }),
}
