import type { Jurisdiction } from '@concert/domain/jurisdictions'

/** The data files of an edition as they were written: what is the same everywhere, and what each place makes of it. */
export interface EditionSource {
  readonly catalogue: unknown
  readonly parameters: unknown
  readonly places: Readonly<Record<Jurisdiction, unknown>>
}
