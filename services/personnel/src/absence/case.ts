import { type Case, defineCase } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { absenceState } from '@concert/contracts/states/absence'
import type { AbsenceTypes } from '@concert/domain/absence/events'
import type { Absence } from '@concert/domain/absence/state'
import { absenceMachine } from '@concert/domain/absence/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import { eq, and } from 'drizzle-orm'
import type { PersonnelContext } from '#context.ts'
import { type AbsenceBody, representAbsence } from './representation.ts'
import { type AbsenceRow, absenceStore } from './store.ts'
import { deputies } from './tables.ts'

export interface AbsenceCase {
  readonly stream: 'absence'
  readonly machine: AbsenceTypes
  readonly row: AbsenceRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: AbsenceBody
  readonly context: PersonnelContext
}

/** That somebody is away, and who stands in. To whoever acts in what is their own, another's is not there. */
export const absenceCase: Case<AbsenceCase> = defineCase<AbsenceCase>({
  stream: 'absence',
  noun: 'absence',
  id: 'absenceId',
  idOf: ({ state }) => (state as Absence).absenceId,
  machine: absenceMachine,
  state: absenceState,
  store: absenceStore,
  needToKnow: {
    person: async () => ({ hasConflict: false, lastServedClientOn: null, worksAs: [] }),
    sight: ({ state }, { actor }) =>
      actor.roles.includes('staff-member') && state.personId !== actor.id ? 'nothing' : 'file',
    declarations: () => [],
  },
  represent: representAbsence,
  prove: {
    AbsenceEntered: (transaction, _event, { after }) => insertDeputies(transaction, after.state),
    DeputiesNamed: async (transaction, _event, { after }) => {
      const { authority, absenceId } = after.state
      await transaction.db
        .delete(deputies)
        .where(and(eq(deputies.authority, authority), eq(deputies.absenceId, absenceId)))
      await insertDeputies(transaction, after.state)
    },
  },
  promiseEvery: () => ({}),
  promise: {},
})

async function insertDeputies({ db }: Transaction, { authority, absenceId, deputies: named }: Absence): Promise<void> {
  if (named.length === 0) return
  await db.insert(deputies).values(named.map((one, place) => ({ ...one, authority, absenceId, place })))
}
