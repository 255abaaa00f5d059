import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Artefact } from '@concert/domain/artefact/state'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { KeptFinding } from './kept-finding.ts'
import { artefacts } from './tables.ts'

/** What is known of an evidence file, with what is not part of its state: events are kept for ever. */
export interface ArtefactRow {
  readonly version: number
  readonly state: Artefact
  readonly fileName: string
  readonly storedAt: string
  /** What the last inspection found, with where in the file. */
  readonly findings: readonly KeptFinding[]
  /** Null before the first inspection. */
  readonly inspectedAt: string | null
  /** The category that it had then: what the checks ask for depends on it. */
  readonly inspectedAs: ResidencyCategory | null
  /** The file that has taken its place; read from that file. */
  readonly supersededBy: string | null
}

/** The members of the state that lie in columns of their own, and nowhere else. */
const members = {
  authority: artefacts.authority,
  evidenceId: artefacts.evidenceId,
  applicantId: artefacts.applicantId,
  applicationId: artefacts.applicationId,
  digest: artefacts.digest,
  sizeBytes: artefacts.sizeBytes,
  mediaType: artefacts.mediaType,
  residencyCategory: artefacts.residencyCategory,
  effectiveOn: artefacts.effectiveOn,
  kind: artefacts.kind,
  requirements: artefacts.requirements,
  supersedes: artefacts.supersedes,
  judgement: artefacts.judgement,
  smallestGroup: artefacts.smallestGroup,
  scan: artefacts.scan,
  quarantine: artefacts.quarantine,
}
const columns = {
  version: artefacts.version,
  state: artefacts.state,
  fileName: artefacts.fileName,
  storedAt: artefacts.storedAt,
  findings: artefacts.findings,
  inspectedAt: artefacts.inspectedAt,
  inspectedAs: artefacts.inspectedAs,
  supersededBy: sql<string | null>`(
    select later.evidence_id from evidence.artefacts later
    where later.authority = evidence.artefacts.authority and later.application_id = evidence.artefacts.application_id
      and later.kind = evidence.artefacts.kind and later.supersedes = evidence.artefacts.evidence_id)`,
  ...members,
}
const ofAuthority = eq(artefacts.authority, sql.placeholder('authority'))
const ofApplication = eq(artefacts.applicationId, sql.placeholder('applicationId'))
const findRow = statement('evidence-artefact-find', (db) =>
  db
    .select(columns)
    .from(artefacts)
    .where(and(ofAuthority, eq(artefacts.evidenceId, sql.placeholder('evidenceId')))),
)
const lockRow = statement('evidence-artefact-lock', (db) =>
  db
    .select(columns)
    .from(artefacts)
    .where(and(ofAuthority, eq(artefacts.evidenceId, sql.placeholder('evidenceId'))))
    .for('update'),
)
const findByDigest = statement('evidence-artefact-find-by-digest', (db) =>
  db
    .select(columns)
    .from(artefacts)
    .where(and(ofAuthority, ofApplication, eq(artefacts.digest, sql.placeholder('digest')))),
)

/**
 * Artefacts; once one is uploaded, all that changes is what its checks found, whether it is in quarantine, what staff judge of it, and what its
 * client puts right of what was said of it.
 */
export const artefactStore: CaseStore<ArtefactRow> = {
  find: async (transaction, evidenceId) =>
    ofOne(await findRow(transaction, { authority: transaction.authority, evidenceId })),
  lock: async (transaction, evidenceId) =>
    ofOne(await lockRow(transaction, { authority: transaction.authority, evidenceId })),
  insert: async (transaction, { version, state, document, fileName, storedAt, findings, ...inspected }) => {
    const {
      status: _status,
      inspection: _inspection,
      acceptedFindings: _accepted,
      judged: _judged,
      technologyCheck: _check,
      ...held
    } = state
    const { authority, applicationId, digest } = artefacts
    const { rowCount } = await transaction.db
      .insert(artefacts)
      .values({
        ...held,
        requirements: [...held.requirements],
        version,
        state: restOf(document, members),
        fileName,
        storedAt,
        findings,
        inspectedAt: inspected.inspectedAt,
        inspectedAs: inspected.inspectedAs,
      })
      .onConflictDoNothing({ target: [authority, applicationId, digest] })
    return rowCount === 1
  },
  update: async (
    transaction,
    { version, state: { authority, evidenceId, ...kept }, document, findings, inspectedAt, inspectedAs },
  ) => {
    await transaction.db
      .update(artefacts)
      .set({
        version,
        scan: kept.scan,
        quarantine: kept.quarantine,
        judgement: kept.judgement,
        residencyCategory: kept.residencyCategory,
        kind: kept.kind,
        requirements: [...kept.requirements],
        effectiveOn: kept.effectiveOn,
        smallestGroup: kept.smallestGroup,
        state: restOf(document, members),
        findings,
        inspectedAt,
        inspectedAs,
      })
      .where(and(eq(artefacts.authority, authority), eq(artefacts.evidenceId, evidenceId)))
  },
}

/** The application's record of these bytes. */
export async function artefactWith(
  transaction: Transaction,
  named: { readonly applicationId: string; readonly digest: string },
): Promise<StoredRow<ArtefactRow> | undefined> {
  return ofOne(await findByDigest(transaction, { authority: transaction.authority, ...named }))
}

/** Every record that rests on these bytes, of whichever application. */
export async function artefactsOfDigest(
  { db, authority }: Transaction,
  digest: string,
): Promise<StoredRow<ArtefactRow>[]> {
  const rows = await db
    .select(columns)
    .from(artefacts)
    .where(and(eq(artefacts.authority, authority), eq(artefacts.digest, digest)))
    .orderBy(artefacts.evidenceId)
  return rows.map(together)
}

/** An application's evidence, newest first, after the record with these sort values. */
export async function newestArtefacts(
  transaction: Transaction,
  applicationId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<ArtefactRow>[]> {
  const { storedAt, evidenceId } = artefacts
  const rows = await transaction.db
    .select(columns)
    .from(artefacts)
    .where(
      and(
        eq(artefacts.authority, transaction.authority),
        eq(artefacts.applicationId, applicationId),
        after === undefined ? undefined : sql`(${storedAt}, ${evidenceId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(storedAt), desc(evidenceId))
    .limit(rowsMax)
  return rows.map(together)
}

function ofOne([row]: Awaited<ReturnType<typeof findRow>>) {
  return row === undefined ? undefined : together(row)
}

function together(row: Awaited<ReturnType<typeof findRow>>[number]) {
  const { version, state, fileName, storedAt, findings, inspectedAt, inspectedAs, supersededBy, ...held } = row
  const beside = { fileName, storedAt, findings, inspectedAt, inspectedAs, supersededBy }
  return { version, state: { ...state, ...held }, ...beside }
}
