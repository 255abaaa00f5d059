import { instantColumn } from '@concert/db/instant-column'
import type { UndatedReason } from '@concert/domain/clock/due-day'
import type { TaskName } from '@concert/domain/clock/task-terms'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Role } from '@concert/domain/roles'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0550-clock-recounts.sql`.

const schema = pgSchema('applications')

export const clockRecounts = schema.table('clock_recounts', {
  authority: text().$type<Authority>().notNull(),
  recountId: text('recount_id').notNull(),
  version: integer().notNull(),
  recountedAt: instantColumn('recounted_at').notNull(),
  state: jsonb().$type<object>().notNull(),
})

export const clockMoves = schema.table('clock_moves', {
  authority: text().$type<Authority>().notNull(),
  recountId: text('recount_id').notNull(),
  ofStream: text('of_stream').notNull(),
  caseId: text('case_id').notNull(),
  applicationId: text('application_id'),
  task: text().$type<TaskName>().notNull(),
  whoseMove: text('whose_move').$type<Role>().notNull(),
  since: instantColumn('since').notNull(),
  wasDueOn: date('was_due_on'),
  dueOn: date('due_on'),
  undated: text().$type<UndatedReason>(),
  movedAt: instantColumn('moved_at').notNull(),
})
