import { type SQL, sql } from 'drizzle-orm'

/** The columns of `registry.searched`, which the database derives; also of a part of its rows. */
export const searched = {
  issuedAt: sql`issued_at`,
  certificateNumber: sql`certificate_number`,
  leadAuthority: sql`lead_authority`,
  validFrom: sql`valid_from`,
  validTo: sql`valid_to`,
  names: sql`names`,
  forms: sql`forms`,
  /** Beside the standing effects the week of the issue, which is no effect: one index has both. */
  effects: sql`effects`,
}

/** Everything that a certificate is found by, written as the index has it. */
const terms = sql`(registry.search_terms(${searched.names}, ${searched.forms}) || ${searched.effects})`

/** @param wanted at least one; the index answers a condition on none from everything that it has */
export function hasAllOf(wanted: readonly string[]): SQL {
  return sql`${terms} @> ${sql.param(wanted)}::text[]`
}

export function hasOneOf(wanted: readonly string[]): SQL {
  return sql`${terms} && ${sql.param(wanted)}::text[]`
}

/**
 * Has all terms, and was issued in the week that the expression says, as `registry.week_of` counts. By a condition of its own for the
 * week the index leaps from there to the next certificate that has a term; with several terms it would look for the next one that has
 * all of them in the whole register, for each week anew.
 */
export function hasAllInWeek(wanted: readonly string[], week: SQL): SQL {
  const ofWeek = sql`array['<' || ${week}]`
  return wanted.length === 1
    ? sql`${hasAllOf(wanted)} and ${terms} @> ${ofWeek}`
    : sql`${terms} @> (${sql.param(wanted)}::text[] || ${ofWeek})`
}
