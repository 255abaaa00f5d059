import type { Authority } from '#jurisdictions.ts'
import { evolution } from '../evolution.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { ClockRecountFacts, RecountClocks } from './commands.ts'
import type { ClockMove, ClockRecount } from './state.ts'

export type ClocksRecounted = Readonly<
  EventBase & { type: 'ClocksRecounted'; authority: Authority; recountId: string; moves: readonly ClockMove[] }
>

/** The types that make the machine of a recount. */
export interface ClockRecountTypes extends MachineTypes {
  state: ClockRecount
  command: RecountClocks
  event: ClocksRecounted
  facts: ClockRecountFacts
}

/** The recount after its event. */
export const evolveClockRecount = evolution<ClockRecountTypes, 'ClocksRecounted'>(
  'ClocksRecounted',
  ({ authority, recountId, moves }) => ({ status: 'recounted', authority, recountId, moved: moves.length }),
  {},
)
