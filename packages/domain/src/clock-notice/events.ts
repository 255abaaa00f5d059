import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { ClockNoticeFacts, NoticeClock } from './commands.ts'
import type { ClockNotice, ClockNoticeParticulars } from './state.ts'

export type ClockNoticed = Readonly<EventBase & { type: 'ClockNoticed' }> & ClockNoticeParticulars

/** The types that make the machine of a notice. */
export interface ClockNoticeTypes extends MachineTypes {
  state: ClockNotice
  command: NoticeClock
  event: ClockNoticed
  facts: ClockNoticeFacts
}

/** The notice after its event. */
export const evolveClockNotice = evolution<ClockNoticeTypes, 'ClockNoticed'>(
  'ClockNoticed',
  ({ type: _type, at: _at, by: _by, ...noticed }) => ({ ...noticed, status: 'noticed' }),
  {},
)
