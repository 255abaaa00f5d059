import { type Case, defineCase } from '@concert/cases/case'
import { groupLinkState } from '@concert/contracts/states/group-link'
import type { GroupLinkTypes } from '@concert/domain/group-link/events'
import type { GroupLink } from '@concert/domain/group-link/state'
import { groupLinkMachine } from '@concert/domain/group-link/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { PersonnelContext } from '#context.ts'
import { type GroupLinkBody, representGroupLink } from './representation.ts'
import { type GroupLinkRow, groupLinkStore } from './store.ts'

export interface GroupLinkCase {
  readonly stream: 'group-link'
  readonly machine: GroupLinkTypes
  readonly row: GroupLinkRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: GroupLinkBody
  readonly context: PersonnelContext
}

/** That two organisations are of one group (ISO/IEC 17065 4.2). It is no part of a client's file. */
export const groupLinkCase: Case<GroupLinkCase> = defineCase<GroupLinkCase>({
  stream: 'group-link',
  noun: 'group-link',
  id: 'linkId',
  idOf: ({ state }) => (state as GroupLink).linkId,
  machine: groupLinkMachine,
  state: groupLinkState,
  store: groupLinkStore,
  facts: ({ standing }) => standing.facts,
  represent: representGroupLink,
  prove: {},
  promiseEvery: () => ({}),
  promise: {},
})
