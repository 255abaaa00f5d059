import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { RegisteredCertificate, RegisteredEffect } from './representation.ts'
import { searchableOf } from './search-text.ts'
import { certificates, effects } from './tables.ts'

/** The registered certificate, locked until the transaction ends where it is about to change. */
export async function lockDocument(
  db: NodePgDatabase,
  certificateNumber: string,
): Promise<RegisteredCertificate | undefined> {
  const rows = await db
    .select({ document: certificates.document })
    .from(certificates)
    .where(eq(certificates.certificateNumber, certificateNumber))
    .for('update')
  return rows[0]?.document
}

/** Adds a certificate and returns whether it was new; an existing number is not changed. */
export async function insertCertificate(
  db: NodePgDatabase,
  entry: { content: CertificateContent; credential: GeneralJws; document: RegisteredCertificate },
): Promise<boolean> {
  const { content, credential, document } = entry
  const { names, forms } = searchableOf(content)
  const inserted = await db
    .insert(certificates)
    .values({
      certificateNumber: content.certificateNumber,
      leadAuthority: content.leadAuthority,
      content,
      certificateDigest: document.certificateDigest,
      credential,
      document,
      searchText: names,
      searchForms: forms,
      validFrom: content.validFrom,
      validTo: content.validTo,
      issuedAt: content.issuedAt,
      publishedAt: sql`now()`,
    })
    .onConflictDoNothing()
    .returning({ certificateNumber: certificates.certificateNumber })
  return inserted.length === 1
}

/** Replaces the stored answer; the caller holds the lock of the row. */
export async function updateDocument(db: NodePgDatabase, document: RegisteredCertificate): Promise<void> {
  await db.update(certificates).set({ document }).where(eq(certificates.certificateNumber, document.certificateNumber))
}

/** Appends effects; `statement` is the signed word they rest on, absent for those decided with the certificate itself. */
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
