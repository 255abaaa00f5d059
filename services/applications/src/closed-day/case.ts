import { type Case, defineCase } from '@concert/cases/case'
import { closedDayState } from '@concert/contracts/states/closed-day'
import type { ClosedDayTypes } from '@concert/domain/closed-day/events'
import type { ClosedDay } from '@concert/domain/closed-day/state'
import { closedDayMachine } from '@concert/domain/closed-day/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { ApplicationsContext } from '#context.ts'
import { type ClosedDayBody, representClosedDay } from './representation.ts'
import { type ClosedDayRow, closedDayStore } from './store.ts'

export interface ClosedDayCase {
  readonly stream: 'closed-day'
  readonly machine: ClosedDayTypes
  readonly row: ClosedDayRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: ClosedDayBody
  readonly context: ApplicationsContext
}

/** A day on which the office was closed. It is no part of a client's file, and moves the clocks of all of them. */
export const closedDayCase: Case<ClosedDayCase> = defineCase<ClosedDayCase>({
  stream: 'closed-day',
  noun: 'closed-day',
  id: 'closedDayId',
  idOf: ({ state }) => (state as ClosedDay).closedDayId,
  machine: closedDayMachine,
  state: closedDayState,
  store: closedDayStore,
  represent: representClosedDay,
  promiseEvery: () => ({}),
  promise: {},
})
