import { noticePointAt } from '#clock/notice-point.ts'
import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { ClockNoticeFacts, NoticeClock } from './commands.ts'

/** A clock is noticed when it has come to a point, and once for each. */
export const clockIsAtItsPoint: Guard<null, NoticeClock, ClockNoticeFacts['noticeClock']> = {
  name: 'clock-at-its-point',
  clause: 'gbaai-service-levels',
  check: (_state, { at, point }, { times }) =>
    noticePointAt(times, at) === point ? [] : [violation('clock-not-at-its-point', '/point', {})],
  inputs: (_state, { at, point, task, dueOn }, { times }) => ({ at, point, task, dueOn, ...times }),
}
