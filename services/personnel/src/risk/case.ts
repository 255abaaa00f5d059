import { type Case, defineCase } from '@concert/cases/case'
import { riskState } from '@concert/contracts/states/risk'
import type { RiskTypes } from '@concert/domain/risk/events'
import type { Risk } from '@concert/domain/risk/state'
import { riskMachine } from '@concert/domain/risk/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { PersonnelContext } from '#context.ts'
import { representRisk, type RiskBody } from './representation.ts'
import { type RiskRow, riskStore } from './store.ts'

export interface RiskCase {
  readonly stream: 'risk'
  readonly machine: RiskTypes
  readonly row: RiskRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: RiskBody
  readonly context: PersonnelContext
}

/** A risk to the impartiality of the authority (ISO/IEC 17065 4.2.3, 4.2.4). It is no part of a client's file. */
export const riskCase: Case<RiskCase> = defineCase<RiskCase>({
  stream: 'risk',
  noun: 'risk',
  id: 'riskId',
  idOf: ({ state }) => (state as Risk).riskId,
  machine: riskMachine,
  state: riskState,
  store: riskStore,
  facts: ({ standing }) => standing.facts,
  represent: representRisk,
  prove: {},
  promiseEvery: () => ({}),
  promise: {},
})
