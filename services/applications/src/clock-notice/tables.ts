import type { NoticePoint } from '@concert/domain/clock/notice-point'
import type { TaskName } from '@concert/domain/clock/task-terms'
import { instantColumn } from '@concert/db/instant-column'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Mover } from '@concert/domain/roles'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0548-clock-notices.sql`.

export const clockNotices = pgSchema('applications').table('clock_notices', {
  authority: text().$type<Authority>().notNull(),
  noticeId: text('notice_id').notNull(),
  ofStream: text('of_stream').notNull(),
  caseId: text('case_id').notNull(),
  applicationId: text('application_id'),
  task: text().$type<TaskName>().notNull(),
  whoseMove: text('whose_move').$type<Mover>().notNull(),
  since: instantColumn('since').notNull(),
  dueOn: date('due_on').notNull(),
  point: text().$type<NoticePoint>().notNull(),
  version: integer().notNull(),
  state: jsonb().$type<object>().notNull(),
})
