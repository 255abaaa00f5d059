import type { Viewer } from '@concert/cases/act'
import type { person } from '@concert/contracts/people'
import { availableActions } from '@concert/domain/machine'
import { personMachine } from '@concert/domain/person/table'
import type { z } from 'zod'
import type { PersonRow } from './store.ts'

export type PersonBody = z.input<typeof person>

/** What needs something that is proposed. */
const decides: ReadonlySet<string> = new Set(['confirmCorrection', 'declineCorrection'])

/** The person with the version for the ETag; nobody is offered to change their own file. */
export function representPerson(
  { version, state, displayName, otherNames, registeredAt }: PersonRow,
  { actor }: Viewer,
): { body: PersonBody; version: number } {
  const isOpen = state.corrections.some(({ status }) => status === 'proposed')
  const isOwn = state.personId === actor.id
  const body = {
    ...state,
    languages: [...state.languages],
    accounts: [...state.accounts],
    engagements: [...state.engagements],
    competences: [...state.competences],
    corrections: [...state.corrections],
    displayName,
    otherNames: [...otherNames],
    actions: isOwn
      ? []
      : availableActions(personMachine, state.status, actor.roles).filter((name) => isOpen || !decides.has(name)),
    registeredAt,
    version,
  }
  return { body, version }
}
