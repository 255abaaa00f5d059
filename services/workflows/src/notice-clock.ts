import { noticeClock } from '@concert/contracts/clocks'
import type { NoticeClock } from '@concert/workflows/notice-clock'
import type { CellServices } from '#cell-services.ts'

/** Has it recorded that a clock of this cell has come to its reminder or past its day. */
export function noticeClockOf({ call }: CellServices): NoticeClock {
  return async ({ stream, caseId }, key) => {
    await call(noticeClock, { body: { stream, caseId } }, key)
  }
}
