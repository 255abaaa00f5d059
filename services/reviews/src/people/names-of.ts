import type { Transaction } from '@concert/db/authority-transaction'

/** What a person is called, in which scripts. */
interface Names {
  readonly name: string
  readonly otherNames: string[]
}

/** The names of these of the authority's people. */
export async function namesOf(
  { client, authority }: Transaction,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Names>> {
  const { rows } = await client.query<Names & { personId: string }>({
    name: 'reviews-names-of',
    text: `select person_id as "personId", display_name as name, other_names as "otherNames"
      from personnel.people where authority = $1 and person_id = any ($2)`,
    values: [authority, personIds],
  })
  return new Map(rows.map((row) => [row.personId, row]))
}
