import { type ClockNotice, clockNoticeStatuses } from '@concert/domain/clock-notice/state'
import { z } from 'zod'
import { clockNoticeParticulars } from '../shapes/clock-notice.ts'
import type { StateFormat } from './state-format.ts'

/** How a notice of a clock is kept. */
export const clockNoticeState: StateFormat<ClockNotice> = {
  version: 1,
  schema: z.strictObject({ ...clockNoticeParticulars, status: z.enum(clockNoticeStatuses) }),
  upcast: {},
}
