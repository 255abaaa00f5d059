import { type Case, defineCase } from '@concert/cases/case'
import type { noticeClock } from '@concert/contracts/clocks'
import { clockNoticeState } from '@concert/contracts/states/clock-notice'
import type { ClockNoticeTypes } from '@concert/domain/clock-notice/events'
import type { ClockNotice } from '@concert/domain/clock-notice/state'
import { clockNoticeMachine } from '@concert/domain/clock-notice/table'
import type { CellFacts } from '@concert/domain/standing-guards'
import type { z } from 'zod'
import type { ApplicationsContext } from '#context.ts'
import { type ClockNoticeRow, clockNoticeStore } from './store.ts'

export interface ClockNoticeCase {
  readonly stream: 'clock-notice'
  readonly machine: ClockNoticeTypes
  readonly row: ClockNoticeRow
  readonly facts: CellFacts
  readonly promised: object
  readonly body: z.input<typeof noticeClock.success.body>
  readonly context: ApplicationsContext
}

/** That the day of somebody's move comes near or has passed. Its event is what the client is told by. */
export const clockNoticeCase: Case<ClockNoticeCase> = defineCase<ClockNoticeCase>({
  stream: 'clock-notice',
  noun: 'clock',
  id: 'noticeId',
  idOf: ({ state }) => (state as ClockNotice).noticeId,
  machine: clockNoticeMachine,
  state: clockNoticeState,
  store: clockNoticeStore,
  represent: ({ state: { status: _status, ...noticed } }) => ({ body: noticed }),
  promiseEvery: () => ({}),
  promise: {},
})
