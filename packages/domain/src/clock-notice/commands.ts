import type { NoticeTimes } from '#clock/notice-point.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { ClockNoticeParticulars } from './state.ts'

/** Given by the system when the time has come. */
export type NoticeClock = Readonly<CommandBase & { name: 'noticeClock' }> & ClockNoticeParticulars

/** What the caller looks up: the times of the clock as they are kept. */
export type ClockNoticeFacts = { noticeClock: CellFacts & { readonly times: NoticeTimes } }
