import type { Transaction } from '@concert/db/authority-transaction'
import type { ContractOnRecord } from '@concert/domain/transfer-basis/same-transfer'
import type { TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'
import { and, eq, sql } from 'drizzle-orm'
import { transferBases } from './tables.ts'

/** Whoever records a basis of an authority has the turn until the transaction ends. */
export async function takeRecordingTurn({ client, authority }: Transaction): Promise<void> {
  await client.query(
    `insert into exchange.basis_turns (authority) values ($1)
     on conflict (authority) do update set taken_at = excluded.taken_at`,
    [authority],
  )
}

/** The contracts of a kind that are on record between two parties, whether they still hold or not. */
export async function contractsBetween(
  { db, authority }: Transaction,
  { code, exporter, recipient }: Pick<TransferBasis, 'code' | 'exporter' | 'recipient'>,
): Promise<ContractOnRecord[]> {
  const { basisId, effectiveOn, validUntil, purposes, categories, supersedes, termination } = transferBases
  return db
    .select({ basisId, effectiveOn, validUntil, purposes, categories, supersedes, termination })
    .from(transferBases)
    .where(
      and(
        eq(transferBases.authority, authority),
        eq(transferBases.code, code),
        sql`${transferBases.exporter} ->> 'entity' = ${exporter.entity}`,
        sql`${transferBases.recipient} ->> 'entity' = ${recipient.entity}`,
      ),
    )
    .orderBy(basisId)
}
