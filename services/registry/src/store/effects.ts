import type { registeredEffect } from '@concert/contracts/registry'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { effects } from './tables.ts'

export type RegisteredEffect = z.output<typeof registeredEffect>

/** Appends effects; `statement` is their signed statement, absent for those decided with the certificate itself. */
export async function insertEffects(
  db: NodePgDatabase,
  certificateNumber: string,
  added: readonly RegisteredEffect[],
  statement?: string,
): Promise<void> {
  await db
    .insert(effects)
    .values(added.map((effect) => ({ ...effect, certificateNumber, statement, recordedAt: sql`now()` })))
}

/** The signed statement behind one effect, or undefined when there is none. */
export async function readStatement(
  db: NodePgDatabase,
  key: Pick<RegisteredEffect, 'authority' | 'sequence'> & { readonly certificateNumber: string },
): Promise<string | undefined> {
  const rows = await db
    .select({ statement: effects.statement })
    .from(effects)
    .where(
      and(
        eq(effects.certificateNumber, key.certificateNumber),
        eq(effects.authority, key.authority),
        eq(effects.sequence, key.sequence),
      ),
    )
  return rows[0]?.statement ?? undefined
}

/** Every signed statement about a certificate, oldest first. */
export async function readStatements(pool: Pool, certificateNumber: string): Promise<string[]> {
  const rows = await drizzle(pool)
    .select({ statement: effects.statement })
    .from(effects)
    .where(and(eq(effects.certificateNumber, certificateNumber), isNotNull(effects.statement)))
    .orderBy(asc(effects.recordedAt), asc(effects.authority), asc(effects.sequence))
  return rows.flatMap(({ statement }) => (statement === null ? [] : [statement]))
}
