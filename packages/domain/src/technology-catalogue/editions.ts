import type { Jurisdiction } from '#jurisdictions.ts'

/** One edition of a place's catalogue of technology that may not leave it, or only with a licence. A change of the law is a line here. */
export interface CatalogueEdition {
  readonly code: string
  readonly place: Jurisdiction
  readonly name: string
  /** `YYYY-MM-DD`; it holds until the next edition of the place. */
  readonly inForceFrom: string
  readonly source: string
  readonly reviewedOn: string
}

const name = 'Catalogue of technologies that are prohibited or restricted from export'

/** Every edition that a check may name, in the order of their days. */
export const catalogueEditions = [
  {
    code: 'CN-2023',
    place: 'CN',
    name,
    inForceFrom: '2023-12-21',
    source: 'MOFCOM and MOST, announcement No. 57 of 2023, 21 December 2023',
    reviewedOn: '2026-11-28',
  },
  {
    code: 'CN-2025',
    place: 'CN',
    name,
    inForceFrom: '2025-07-15',
    source: 'MOFCOM and MOST, announcement No. 28 of 2025, 15 July 2025',
    reviewedOn: '2026-11-28',
  },
] as const satisfies readonly CatalogueEdition[]

export type CatalogueCode = (typeof catalogueEditions)[number]['code']
export const catalogueCodes: readonly CatalogueCode[] = catalogueEditions.map(({ code }) => code)

/** The edition of a place that holds on a day, `YYYY-MM-DD`; null where none does. */
export function catalogueInForce(place: Jurisdiction, day: string): CatalogueCode | null {
  const held = catalogueEditions.filter((one) => one.place === place && one.inForceFrom <= day)
  return held.at(-1)?.code ?? null
}
