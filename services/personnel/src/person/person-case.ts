import type { PersonTypes } from '@concert/domain/person/events'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { PersonnelContext } from '#context.ts'
import type { PersonBody } from './representation.ts'
import type { PersonRow } from './store.ts'

/** The types that make the case of a person. */
export interface PersonCase {
  readonly stream: 'person'
  readonly machine: PersonTypes
  readonly row: PersonRow
  readonly facts: CellStaffFacts
  readonly promised: object
  readonly body: PersonBody
  readonly context: PersonnelContext
}
