import { pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'
import { instantColumn } from './instant-column.ts'

const personnel = pgSchema('personnel')

export const authorisations = personnel.table(
  'authorisations',
  {
    authority: text().notNull(),
    authorisationId: text('authorisation_id').notNull(),
    personId: text('person_id').notNull(),
    function: text().notNull(),
    validFrom: instantColumn('valid_from').notNull(),
    validUntil: instantColumn('valid_until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.authorisationId] })],
)
