import { instantColumn } from '@concert/db/instant-column'
import type { GroupLinkKind, GroupLinkStatus } from '@concert/domain/group-link/state'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Authority } from '@concert/domain/jurisdictions'
import { date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

// The columns of `migrations/cell/0682-group-links.sql`.

export const groupLinks = pgSchema('personnel').table('group_links', {
  authority: text().$type<Authority>().notNull(),
  linkId: text('link_id').notNull(),
  version: integer().notNull(),
  status: text().$type<GroupLinkStatus>().notNull(),
  kind: text().$type<GroupLinkKind>().notNull(),
  oneScheme: text('one_scheme').$type<IdentifierScheme>().notNull(),
  oneValue: text('one_value').notNull(),
  otherScheme: text('other_scheme').$type<IdentifierScheme>().notNull(),
  otherValue: text('other_value').notNull(),
  endedOn: date('ended_on'),
  state: jsonb().$type<object>().notNull(),
  recordedAt: instantColumn('recorded_at').notNull(),
})
