import type { GeneralJws } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { and, eq, sql } from 'drizzle-orm'
import { intents } from './tables.ts'

export type Intent = typeof intents.$inferSelect
export type NewIntent = Omit<Intent, 'authority' | 'credential' | 'assembledAt' | 'publishedAt'>

/**
 * Makes transactions that store the intent of one decision queue for each other, so that the second finds what the first
 * stored. A lock on a row would need one, and the lead's first intent has none yet.
 */
export async function lockDecision(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<void> {
  const name = ['certificates.intent', transaction.authority, leadAuthority, evaluationId].join('\n')
  await transaction.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** The intent of a number, without a lock. */
export async function findIntent(transaction: Transaction, certificateNumber: string): Promise<Intent | undefined> {
  const [row] = await transaction.db.select().from(intents).where(isNumbered(transaction, certificateNumber))
  return row
}

/** The intent of a number, locked until the transaction ends. */
export async function lockIntent(transaction: Transaction, certificateNumber: string): Promise<Intent | undefined> {
  const [row] = await transaction.db
    .select()
    .from(intents)
    .where(isNumbered(transaction, certificateNumber))
    .for('update')
  return row
}

/** The intent of a decision of the lead: there is at most one. */
export async function findIntentOfDecision(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<Intent | undefined> {
  const [row] = await transaction.db
    .select()
    .from(intents)
    .where(
      and(
        eq(intents.authority, transaction.authority),
        eq(intents.leadAuthority, leadAuthority),
        eq(intents.evaluationId, evaluationId),
      ),
    )
  return row
}

export async function insertIntent(transaction: Transaction, intent: NewIntent): Promise<void> {
  await transaction.db.insert(intents).values({ ...intent, authority: transaction.authority })
}

/** What changes of an intent after it was stored; its content never does. */
export interface IntentChange {
  readonly credential?: GeneralJws
  readonly assembledAt?: string
  readonly publishedAt?: string
}

export async function updateIntent(
  transaction: Transaction,
  certificateNumber: string,
  version: number,
  change: IntentChange,
): Promise<void> {
  await transaction.db
    .update(intents)
    .set({ ...change, version })
    .where(isNumbered(transaction, certificateNumber))
}

function isNumbered(transaction: Transaction, certificateNumber: string) {
  return and(eq(intents.authority, transaction.authority), eq(intents.certificateNumber, certificateNumber))
}
