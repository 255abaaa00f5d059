import { instantColumn } from '@concert/db/instant-column'
import type { AbsenceStatus } from '@concert/domain/absence/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { StaffRole } from '@concert/domain/roles'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0680-absences.sql`.

const personnel = pgSchema('personnel')

export const absences = personnel.table('absences', {
  authority: text().$type<Authority>().notNull(),
  absenceId: text('absence_id').notNull(),
  version: integer().notNull(),
  status: text().$type<AbsenceStatus>().notNull(),
  personId: text('person_id').notNull(),
  fromOn: date('from_on').notNull(),
  untilOn: date('until_on'),
  state: jsonb().$type<object>().notNull(),
  enteredAt: instantColumn('entered_at').notNull(),
})

export const deputies = personnel.table('absence_deputies', {
  authority: text().$type<Authority>().notNull(),
  absenceId: text('absence_id').notNull(),
  function: text().$type<StaffRole>().notNull(),
  deputyId: text('deputy_id').notNull(),
  place: integer().notNull(),
})
