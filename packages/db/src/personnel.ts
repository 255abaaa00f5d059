import { pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const personnel = pgSchema('personnel')

export const authorisations = personnel.table(
  'authorisations',
  {
    authority: text().notNull(),
    authorisationId: text('authorisation_id').notNull(),
    personId: text('person_id').notNull(),
    function: text().notNull(),
    validFrom: timestamp('valid_from', { withTimezone: true, mode: 'string' }).notNull(),
    validUntil: timestamp('valid_until', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.authorisationId] })],
)
