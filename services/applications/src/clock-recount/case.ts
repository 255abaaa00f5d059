import { type Case, defineCase } from '@concert/cases/case'
import type { recountClocks } from '@concert/contracts/clocks'
import { clockRecountState } from '@concert/contracts/states/clock-recount'
import type { ClockRecountTypes } from '@concert/domain/clock-recount/events'
import type { ClockRecount } from '@concert/domain/clock-recount/state'
import { clockRecountMachine } from '@concert/domain/clock-recount/table'
import type { CellFacts } from '@concert/domain/standing-guards'
import type { z } from 'zod'
import type { ApplicationsContext } from '#context.ts'
import { keepMoves } from './clock-moves.ts'
import { type ClockRecountRow, clockRecountStore } from './store.ts'

export interface ClockRecountCase {
  readonly stream: 'clock-recount'
  readonly machine: ClockRecountTypes
  readonly row: ClockRecountRow
  readonly facts: CellFacts
  readonly promised: object
  readonly body: z.input<typeof recountClocks.success.body>
  readonly context: ApplicationsContext
}

/** That clocks were counted again and have other days. Its event is what clients are told by. */
export const clockRecountCase: Case<ClockRecountCase> = defineCase<ClockRecountCase>({
  stream: 'clock-recount',
  noun: 'clock',
  id: 'recountId',
  idOf: ({ state }) => (state as ClockRecount).recountId,
  machine: clockRecountMachine,
  state: clockRecountState,
  store: clockRecountStore,
  represent: ({ state: { recountId, moved } }) => ({ body: { recountId, moved, recounted: moved, more: false } }),
  prove: {
    ClocksRecounted: (transaction, { recountId, moves }) => keepMoves(transaction, recountId, moves),
  },
  promiseEvery: () => ({}),
  promise: {},
})
