import type { Authority } from '#jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { ClockMove } from './state.ts'

/** Given by the system for clocks that were counted by other days than those of now. */
export type RecountClocks = Readonly<
  CommandBase & { name: 'recountClocks'; authority: Authority; recountId: string; moves: readonly ClockMove[] }
>

export type ClockRecountFacts = { recountClocks: CellFacts }
