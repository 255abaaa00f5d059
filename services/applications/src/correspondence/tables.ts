import { instantColumn } from '@concert/db/instant-column'
import type { MessageKind } from '@concert/domain/correspondence/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LocalisedText } from '@concert/domain/languages'
import { integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0040-applications.sql` that this service uses.

export const correspondence = pgSchema('applications').table('correspondence', {
  authority: text().$type<Authority>().notNull(),
  messageId: text('message_id').notNull(),
  applicationId: text('application_id').notNull(),
  applicantId: text('applicant_id').notNull(),
  version: integer().notNull(),
  kind: text().$type<MessageKind>().notNull(),
  body: jsonb().$type<LocalisedText>().notNull(),
  certificateNumber: text('certificate_number'),
  state: jsonb().$type<object>().notNull(),
  sentAt: instantColumn('sent_at').notNull(),
})
