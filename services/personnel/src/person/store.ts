import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Competence, Engagement, Person } from '@concert/domain/person/state'
import { and, arrayContains, desc, eq, gt, sql } from 'drizzle-orm'
import { people } from './tables.ts'

/** A person: the state, and the names, which are in no event. */
export interface PersonRow {
  readonly version: number
  readonly state: Person
  readonly displayName: string
  readonly otherNames: readonly string[]
  readonly foldedNames: readonly string[]
  readonly registeredAt: string
}

/** The members of the state that have columns of their own, and those that are rows of other tables. */
const members = {
  authority: people.authority,
  personId: people.personId,
  status: people.status,
  languages: people.languages,
  accounts: sql<string[]>`array(select one.account_id from personnel.accounts one
    where one.authority = people.authority and one.person_id = people.person_id
    order by one.linked_at, one.account_id collate "C")`.as('accounts'),
  engagements: sql<
    Engagement[]
  >`coalesce((select jsonb_agg(jsonb_build_object('engagementId', one.engagement_id, 'kind', one.kind,
      'identifierScheme', one.identifier_scheme, 'identifierValue', one.identifier_value, 'fromOn', one.from_on,
      'untilOn', one.until_on) order by one.recorded_at, one.engagement_id collate "C")
    from personnel.engagements one
    where one.authority = people.authority and one.person_id = people.person_id), '[]')`.as('engagements'),
  competences: sql<
    Competence[]
  >`coalesce((select jsonb_agg(jsonb_build_object('competenceId', one.competence_id, 'code', one.code,
      'function', one.function, 'place', one.place, 'evidence', one.evidence, 'assessedBy', one.assessed_by,
      'assessedOn', one.assessed_on, 'validUntil', one.valid_until) order by one.recorded_at, one.competence_id collate "C")
    from personnel.competences one
    where one.authority = people.authority and one.person_id = people.person_id and one.withdrawn_at is null), '[]')`.as(
    'competences',
  ),
}
const columns = {
  version: people.version,
  state: people.state,
  displayName: people.displayName,
  otherNames: people.otherNames,
  foldedNames: people.foldedNames,
  registeredAt: people.registeredAt,
  ...members,
}
const byId = and(
  eq(people.authority, sql.placeholder('authority')),
  eq(people.personId, sql.placeholder('personId')),
  // Nobody is a case before the service has taken them over.
  gt(people.version, 0),
)
const findRow = statement('personnel-person-find', (db) => db.select(columns).from(people).where(byId))
const lockRow = statement('personnel-person-lock', (db) =>
  db.select({ personId: people.personId }).from(people).where(byId).for('no key update'),
)

/** The store of people. Rows of accounts, engagements and competences are written as proofs. */
export const personStore: CaseStore<PersonRow> = {
  find,
  // What is read beside the row is read after it was locked: a change of the same person has waited.
  lock: async (transaction, personId) => {
    const locked = await lockRow(transaction, { authority: transaction.authority, personId })
    return locked.length === 0 ? undefined : find(transaction, personId)
  },
  insert: async (transaction, { version, state, document, displayName, otherNames, foldedNames, registeredAt }) => {
    const { authority, personId, status, languages } = state
    const { rowCount } = await transaction.db
      .insert(people)
      .values({
        authority,
        personId,
        status,
        languages: [...languages],
        version,
        state: restOf(document, members),
        displayName,
        otherNames: [...otherNames],
        foldedNames: [...foldedNames],
        registeredAt,
      })
      // Who was on record before there were events keeps their row.
      .onConflictDoUpdate({
        target: [people.authority, people.personId],
        set: { version, state: restOf(document, members), foldedNames: [...foldedNames] },
        setWhere: eq(people.version, 0),
      })
    return rowCount === 1
  },
  update: async (transaction, { version, state, document, displayName, otherNames, foldedNames }) => {
    const { authority, personId, status, languages } = state
    await transaction.db
      .update(people)
      .set({
        version,
        status,
        languages: [...languages],
        state: restOf(document, members),
        displayName,
        otherNames: [...otherNames],
        foldedNames: [...foldedNames],
      })
      .where(and(eq(people.authority, authority), eq(people.personId, personId)))
  },
}

/** People, of one name where it is given (folded), newest first, after the one with these sort values. */
export async function newestPeople(
  { db, authority }: Transaction,
  { foldedName, after, rowsMax }: { foldedName?: string; after: readonly string[] | undefined; rowsMax: number },
): Promise<StoredRow<PersonRow>[]> {
  const { registeredAt, personId } = people
  const ofName = foldedName === undefined ? undefined : arrayContains(people.foldedNames, [foldedName])
  const rows = await db
    .select(columns)
    .from(people)
    .where(
      and(
        eq(people.authority, authority),
        gt(people.version, 0),
        ofName,
        after === undefined ? undefined : sql`(${registeredAt}, ${personId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(registeredAt), desc(personId))
    .limit(rowsMax)
  return rows.map(together)
}

/** One person who was on record before there were events, locked unless another process has them; undefined when there is none. */
export async function lockOneToTakeOver({ db, authority }: Transaction) {
  const [locked] = await db
    .select({ personId: people.personId })
    .from(people)
    .where(and(eq(people.authority, authority), eq(people.version, 0)))
    .orderBy(people.personId)
    .limit(1)
    .for('no key update', { skipLocked: true })
  if (locked === undefined) return undefined
  const [row] = await db
    .select(columns)
    .from(people)
    .where(and(eq(people.authority, authority), eq(people.personId, locked.personId)))
  return row
}

async function find(transaction: Transaction, personId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, personId })
  return row === undefined ? undefined : together(row)
}

function together(row: Awaited<ReturnType<typeof findRow>>[0]): StoredRow<PersonRow> {
  const { version, state, displayName, otherNames, foldedNames, registeredAt, ...held } = row
  return { version, state: { ...state, ...held }, displayName, otherNames, foldedNames, registeredAt }
}
