import type { CaseStore, StoredRow } from '@concert/cases/case'
import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { intentState } from '@concert/contracts/states/intent'
import { stateDocument } from '@concert/contracts/states/state-format'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Intent } from '@concert/domain/intent/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { and, eq, sql } from 'drizzle-orm'
import { attestationsOf, type StoredAttestation } from './attestations.ts'
import { intents, type PassedLint } from './tables.ts'

export interface IntentRow {
  readonly version: number
  readonly state: Intent
  /** Null in a recognising cell. */
  readonly applicationId: string | null
  /** The canonical bytes that are signed, and the same as it is read. */
  readonly contentBytes: Uint8Array
  readonly content: CertificateContent
  readonly lints: readonly PassedLint[]
  readonly storedAt: string
  readonly credential: GeneralJws | null
  readonly assembledAt: string | null
  readonly publishedAt: string | null
  /** In the order of the authorities' codes. */
  readonly attestations: readonly StoredAttestation[]
}

const columns = {
  version: intents.version,
  certificateNumber: intents.certificateNumber,
  leadAuthority: intents.leadAuthority,
  evaluationId: intents.evaluationId,
  certificateDigest: intents.certificateDigest,
  applicationId: intents.applicationId,
  contentBytes: intents.contentBytes,
  content: intents.content,
  lints: intents.lints,
  storedAt: intents.storedAt,
  credential: intents.credential,
  assembledAt: intents.assembledAt,
  publishedAt: intents.publishedAt,
}
const byNumber = and(
  eq(intents.authority, sql.placeholder('authority')),
  eq(intents.certificateNumber, sql.placeholder('certificateNumber')),
)
const lockRow = statement('certificates-intent-lock', (db) =>
  db.select(columns).from(intents).where(byNumber).for('update'),
)
const findRow = statement('certificates-intent-find', (db) => db.select(columns).from(intents).where(byNumber))
const findByDecision = statement('certificates-intent-of-decision', (db) =>
  db
    .select(columns)
    .from(intents)
    .where(
      and(
        eq(intents.authority, sql.placeholder('authority')),
        eq(intents.leadAuthority, sql.placeholder('leadAuthority')),
        eq(intents.evaluationId, sql.placeholder('evaluationId')),
      ),
    ),
)

/** Intents. Nothing of what was stored to be signed changes, so there is no state document beside it: the state is read from it. */
export const intentStore: CaseStore<IntentRow> = {
  lock: async (transaction, certificateNumber) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, certificateNumber })
    return together(transaction, row)
  },
  find: async (transaction, certificateNumber) => {
    const [row] = await findRow(transaction, { authority: transaction.authority, certificateNumber })
    return together(transaction, row)
  },
  insert: async (transaction, { version, state, applicationId, contentBytes, content, lints, storedAt }) => {
    const { authority, certificateNumber, leadAuthority, evaluationId, certificateDigest } = state
    const kept = { version, applicationId, contentBytes, content, lints, storedAt }
    const { rowCount } = await transaction.db
      .insert(intents)
      .values({ authority, certificateNumber, leadAuthority, evaluationId, certificateDigest, ...kept })
      .onConflictDoNothing()
    return rowCount === 1
  },
  update: async (transaction, { version, state, credential, assembledAt, publishedAt }) => {
    await transaction.db
      .update(intents)
      .set({ version, credential, assembledAt, publishedAt })
      .where(and(eq(intents.authority, transaction.authority), eq(intents.certificateNumber, state.certificateNumber)))
  },
}

/** The intent of a decision of the lead: there is at most one. */
export async function findIntentOfDecision(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<StoredRow<IntentRow> | undefined> {
  const [row] = await findByDecision(transaction, { authority: transaction.authority, leadAuthority, evaluationId })
  return together(transaction, row)
}

/**
 * Makes transactions that store the intent of one decision queue for each other, so that the second finds what the first
 * stored. The row is one of turns only: the lead's first intent has none yet that could be locked.
 */
export async function lockDecision(
  transaction: Transaction,
  leadAuthority: Authority,
  evaluationId: string,
): Promise<void> {
  await transaction.client.query({
    name: 'certificates-decision-turn',
    text: `insert into certificates.decision_turns (authority, lead_authority, evaluation_id) values ($1, $2, $3)
             on conflict (authority, lead_authority, evaluation_id) do update set taken_at = excluded.taken_at`,
    values: [transaction.authority, leadAuthority, evaluationId],
  })
}

type Columns = Awaited<ReturnType<typeof findRow>>[number]

async function together(transaction: Transaction, row: Columns | undefined): Promise<StoredRow<IntentRow> | undefined> {
  if (row === undefined) return undefined
  const { certificateNumber, leadAuthority, evaluationId, certificateDigest, ...held } = row
  // Read after the lock: a signature that another transaction stored meanwhile is seen.
  const attestations = await attestationsOf(transaction, certificateNumber)
  const state: Intent = {
    ...ownDecision(transaction.authority, held.content),
    authority: transaction.authority,
    edition: held.content.edition,
    status: held.publishedAt === null ? 'stored' : 'issued',
    certificateNumber,
    leadAuthority,
    evaluationId,
    certificateDigest,
    validFrom: held.content.validFrom,
    validTo: held.content.validTo,
    signedBy: attestations.map(({ byAuthority }) => byAuthority).toSorted(),
    assembled: held.credential !== null,
  }
  return { ...held, attestations, state: stateDocument(intentState, state) }
}

/**
 * What this authority decided, as the content says it.
 *
 * @throws Error when it does not: no intent is stored then
 */
function ownDecision(authority: Authority, { certificateNumber, decisions }: CertificateContent) {
  const own = decisions.find((one) => one.authority === authority)
  if (own === undefined || own.decision === 'refuse') {
    throw new Error(`${certificateNumber} has no decision of ${authority} to attest`)
  }
  const { jurisdiction, decision, conditions, decidedAt } = own
  return { jurisdiction, decision, conditions, decidedAt }
}
