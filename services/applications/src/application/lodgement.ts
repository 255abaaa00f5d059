import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Application } from '@concert/domain/application/state'
import { and, asc, eq, sql } from 'drizzle-orm'
import { lodgements } from './tables.ts'

/** The place of one lodgement in the order of lodgements of the same weights. */
export interface Lodgement {
  readonly applicationId: string
  readonly weightsIndex: string
  readonly lodgementKey: string
  readonly lodgedAt: string
}

const columns = {
  applicationId: lodgements.applicationId,
  weightsIndex: lodgements.weightsIndex,
  lodgementKey: lodgements.lodgementKey,
  lodgedAt: lodgements.lodgedAt,
}
const findOwn = statement('applications-lodgement-of', (db) =>
  db
    .select(columns)
    .from(lodgements)
    .where(
      and(
        eq(lodgements.authority, sql.placeholder('authority')),
        eq(lodgements.applicationId, sql.placeholder('applicationId')),
      ),
    ),
)
const findFirst = statement('applications-first-lodgement', (db) =>
  db
    .select(columns)
    .from(lodgements)
    .where(
      and(
        eq(lodgements.authority, sql.placeholder('authority')),
        eq(lodgements.weightsIndex, sql.placeholder('weightsIndex')),
        sql`(${lodgements.validUntil} is null or ${lodgements.validUntil} > clock_timestamp())`,
        sql`(${lodgements.certificateNumber} is null
          or ${lodgements.certificateNumber} is distinct from ${sql.placeholder('follows')}::text)`,
      ),
    )
    .orderBy(asc(lodgements.lodgedAt), asc(lodgements.applicationId))
    .limit(1),
)

/** The lodgement of an application while it lives. */
export async function lodgementOf(transaction: Transaction, applicationId: string): Promise<Lodgement | undefined> {
  const [own] = await findOwn(transaction, { authority: transaction.authority, applicationId })
  return own
}

/** The first live lodgement of these weights with this authority; that of the certificate `follows` does not count. */
export async function firstLodgement(
  transaction: Transaction,
  weightsIndex: string,
  follows?: string,
): Promise<Lodgement | undefined> {
  const { authority } = transaction
  const [first] = await findFirst(transaction, { authority, weightsIndex, follows: follows ?? null })
  return first
}

/** The lodgement of the same weights with this authority that comes before the application's own. */
export async function lodgedHereBefore(
  transaction: Transaction,
  { applicationId, follows }: Pick<Application, 'applicationId' | 'follows'>,
): Promise<Lodgement | undefined> {
  const own = await lodgementOf(transaction, applicationId)
  const first = own === undefined ? undefined : await firstLodgement(transaction, own.weightsIndex, follows)
  return first?.applicationId === applicationId ? undefined : first
}

/**
 * Lets what is lodged here from now on come after a lodgement of another authority. Lodgements of these weights wait until the
 * transaction ends.
 *
 * @returns false when that lodgement is further ahead than clocks differ
 */
export async function hearLodgement({ db }: Transaction, weightsIndex: string, lodgedAt: string): Promise<boolean> {
  const heard = sql`select applications.hear_lodgement(${weightsIndex}, ${lodgedAt}) as "isHeard"`
  const { rows } = await db.execute<{ isHeard: boolean }>(heard)
  return rows[0]?.isHeard === true
}
