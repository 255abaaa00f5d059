import { customType } from 'drizzle-orm/pg-core'

/**
 * A `timestamptz` column read as RFC 3339 in UTC to the millisecond. Drizzle hands its own timestamp columns over as PostgreSQL
 * writes them (`2026-11-23 09:00:00+00`), past the parser that `pool.ts` sets, and the API speaks RFC 3339 only.
 */
export const instantColumn = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
})
