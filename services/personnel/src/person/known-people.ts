import type { Transaction } from '@concert/db/authority-transaction'
import { sql } from 'drizzle-orm'
import { foldedNamesOf } from './folded-names.ts'
import { holdersOf } from './known.ts'

interface Named {
  readonly personId: string
  readonly displayName: string
  readonly otherNames: readonly string[]
  readonly accounts: readonly string[]
}

/** Who is on record under the identifiers, accounts and names of one person or many, looked up for all of them in two statements. */
export class KnownPeople {
  readonly #ids: Set<string>
  readonly #holders: Map<string, string>
  readonly #byName: Map<string, string[]>

  private constructor(ids: Iterable<string>, holders: Iterable<readonly [string, string]>) {
    this.#ids = new Set(ids)
    this.#holders = new Map(holders)
    this.#byName = new Map()
  }

  static async of(transaction: Transaction, people: readonly Named[]): Promise<KnownPeople> {
    const names = people.flatMap((one) => foldedNamesOf(one.displayName, one.otherNames))
    const ids = people.map(({ personId }) => personId)
    const { rows } = await transaction.db.execute<{ person_id: string; folded_names: string[] }>(sql`
      select person_id, folded_names from personnel.people
      where authority = ${transaction.authority}
        and (person_id = any(${sql.param(ids)}::text[]) or folded_names && ${sql.param(names)}::text[])
      order by person_id`)
    const holders = await holdersOf(
      transaction,
      people.flatMap(({ accounts }) => accounts),
    )
    const known = new KnownPeople(
      rows.map((row) => row.person_id),
      Object.entries(holders),
    )
    for (const row of rows) known.#name(row.person_id, row.folded_names)
    return known
  }

  /** What is on record of one of them, for the rules of a registration and of a correction. */
  factsOf({ personId, displayName, otherNames, accounts }: Named) {
    const namesakes = foldedNamesOf(displayName, otherNames).flatMap((name) => this.#byName.get(name) ?? [])
    const held = accounts.flatMap((account) => {
      const holder = this.#holders.get(account)
      return holder === undefined ? [] : [[account, holder] as const]
    })
    return {
      isTaken: this.#ids.has(personId),
      holders: Object.fromEntries(held),
      namesakes: [...new Set(namesakes)].filter((one) => one !== personId),
    }
  }

  /** From now on this person is on record too. */
  add({ personId, displayName, otherNames, accounts }: Named): void {
    this.#ids.add(personId)
    for (const account of accounts) if (!this.#holders.has(account)) this.#holders.set(account, personId)
    this.#name(personId, foldedNamesOf(displayName, otherNames))
  }

  #name(personId: string, names: readonly string[]): void {
    for (const name of names) this.#byName.set(name, [...(this.#byName.get(name) ?? []), personId])
  }
}
