import type { Dossier } from '@concert/contracts/envelopes'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Recognition, RecognitionOutcome } from '@concert/domain/recognition/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Client } from './personnel.ts'
import { recognitionDeclarations, recognitions, recognitionVotes } from './tables.ts'

export interface StoredRecognition extends Client {
  readonly recognitionId: string
  readonly leadAuthority: Authority
  readonly evaluationId: string
  readonly applicationId: string
  readonly version: number
  readonly state: Recognition
  readonly dossier: Dossier
  readonly receivedAt: string
  readonly updatedAt: string
}

const stored = {
  recognitionId: recognitions.recognitionId,
  leadAuthority: recognitions.leadAuthority,
  evaluationId: recognitions.evaluationId,
  applicationId: recognitions.applicationId,
  clientIdentifier: recognitions.clientIdentifier,
  clientScheme: recognitions.clientScheme,
  version: recognitions.version,
  state: recognitions.state,
  dossier: recognitions.dossier,
  receivedAt: recognitions.receivedAt,
  updatedAt: recognitions.updatedAt,
}

/** The recognition, locked until the transaction ends. */
export async function lockRecognition(
  transaction: Transaction,
  recognitionId: string,
): Promise<StoredRecognition | undefined> {
  const [row] = await transaction.db
    .select(stored)
    .from(recognitions)
    .where(is(transaction, recognitionId))
    .for('update')
  return row
}

export async function findRecognition(
  transaction: Transaction,
  recognitionId: string,
): Promise<StoredRecognition | undefined> {
  const [row] = await transaction.db.select(stored).from(recognitions).where(is(transaction, recognitionId))
  return row
}

/** This authority's recognition of one evaluation of a lead authority. */
export async function findRecognitionOf(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<StoredRecognition | undefined> {
  const [row] = await transaction.db
    .select(stored)
    .from(recognitions)
    .where(
      and(
        eq(recognitions.authority, transaction.authority),
        eq(recognitions.leadAuthority, leadAuthority),
        eq(recognitions.evaluationId, evaluationId),
      ),
    )
  return row
}

/** Adds a recognition that has just been opened; false when there is one of the same lead and evaluation. */
export async function insertRecognition(transaction: Transaction, opened: StoredRecognition): Promise<boolean> {
  const { rowCount } = await transaction.db.execute(sql`
    insert into reviews.recognitions (authority, recognition_id, lead_authority, evaluation_id, application_id,
      client_identifier, version, quorum, dossier, dossier_digest, state, received_at, updated_at)
    values (${transaction.authority}, ${opened.recognitionId}, ${opened.leadAuthority}, ${opened.evaluationId},
      ${opened.applicationId}, ${opened.clientIdentifier}, ${opened.version}, ${opened.state.quorum},
      ${JSON.stringify(opened.dossier)}::jsonb, ${opened.state.dossierDigest}, ${JSON.stringify(opened.state)}::jsonb,
      ${opened.receivedAt}, ${opened.updatedAt})
    on conflict (authority, lead_authority, evaluation_id) do nothing`)
  return rowCount === 1
}

/** Writes the state after a change, and the columns that are copies of it. */
export async function updateRecognition(transaction: Transaction, changed: StoredRecognition): Promise<void> {
  await transaction.db
    .update(recognitions)
    .set({
      version: changed.version,
      status: changed.state.status,
      state: changed.state,
      updatedAt: changed.updatedAt,
    })
    .where(is(transaction, changed.recognitionId))
}

/** Records that a person declared no conflict; a second declaration of the same person changes nothing. */
export async function insertRecognitionDeclaration(
  transaction: Transaction,
  recognitionId: string,
  personId: string,
): Promise<void> {
  await transaction.db
    .insert(recognitionDeclarations)
    .values({ authority: transaction.authority, recognitionId, personId, declaredAt: transaction.now })
    .onConflictDoNothing({
      target: [
        recognitionDeclarations.authority,
        recognitionDeclarations.recognitionId,
        recognitionDeclarations.personId,
      ],
    })
}

/** Adds a vote; the database refuses one without a declaration, a second one, and one under a lapsed authorisation. */
export async function insertRecognitionVote(
  transaction: Transaction,
  vote: {
    readonly recognitionId: string
    readonly personId: string
    readonly decision: RecognitionOutcome
    readonly conditions: readonly string[]
    readonly reasons: string
  },
): Promise<void> {
  await transaction.db
    .insert(recognitionVotes)
    .values({ ...vote, authority: transaction.authority, castAt: transaction.now })
}

export interface RecognitionFilter {
  readonly status?: Recognition['status'] | undefined
  readonly evaluationId?: string | undefined
}

/** Up to `limit` recognitions, newest first, after the row with these sort values. */
export async function pageOfRecognitions(
  transaction: Transaction,
  filter: RecognitionFilter,
  after: readonly string[] | undefined,
  limit: number,
) {
  const [receivedAt, recognitionId] = after ?? []
  return transaction.db
    .select({
      recognitionId: recognitions.recognitionId,
      leadAuthority: recognitions.leadAuthority,
      evaluationId: recognitions.evaluationId,
      status: recognitions.status,
      version: recognitions.version,
      receivedAt: recognitions.receivedAt,
      updatedAt: recognitions.updatedAt,
    })
    .from(recognitions)
    .where(
      and(
        eq(recognitions.authority, transaction.authority),
        filter.status === undefined ? undefined : eq(recognitions.status, filter.status),
        filter.evaluationId === undefined ? undefined : eq(recognitions.evaluationId, filter.evaluationId),
        after === undefined
          ? undefined
          : sql`(${recognitions.receivedAt}, ${recognitions.recognitionId}) < (${receivedAt}::timestamptz, ${recognitionId})`,
      ),
    )
    .orderBy(desc(recognitions.receivedAt), desc(recognitions.recognitionId))
    .limit(limit)
}

function is(transaction: Transaction, recognitionId: string) {
  return and(eq(recognitions.authority, transaction.authority), eq(recognitions.recognitionId, recognitionId))
}
