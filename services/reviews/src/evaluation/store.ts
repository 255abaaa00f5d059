import type { CaseRow, CaseStore } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { secretDigestOf } from '@concert/credentials/draw'
import { canonicalText } from '@concert/db/digest'
import { statement } from '@concert/db/statement'
import type { EvidenceOnRecord } from '@concert/domain/artefact/evidence-on-record'
import { contentMembers, contentOf } from '@concert/domain/evaluation/content'
import { openWorkOf } from '@concert/domain/evaluation/open-work'
import { type Evaluation, staffingOf } from '@concert/domain/evaluation/state'
import { and, eq, sql } from 'drizzle-orm'
import type { PlacesOfRow } from '#peer-decision/waits.ts'
import type { Client } from '#people/personnel.ts'
import type { CaseFile } from './case-file.ts'
import { evaluations } from './tables.ts'

export interface EvaluationRow extends CaseRow<Evaluation>, Client, PlacesOfRow {
  readonly caseFile: CaseFile
  /** The secret of the draw to come, which nobody is shown before it is held; null for a case from before draws had one. */
  readonly drawSecret: string | null
  /** That of the next one, once this is held. */
  readonly nextDrawSecret?: string
  /** The evidence of the application that nobody is given now, read with the row. */
  readonly closedEvidence: readonly EvidenceOnRecord[]
  /** Who of the case serves its client or an organisation of its group, or did within the cooling-off; read with the row. */
  readonly servedClient: readonly string[]
  readonly openedAt: string
  readonly updatedAt: string
}

// The columns of the row are named in words: of one table drizzle writes them without their table, which here are those of the view.
const closedEvidence = sql<readonly EvidenceOnRecord[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('digest', closed.digest, 'closedFor', closed.reason) order by closed.digest), '[]')
  from evidence.closed_files closed
  where closed.authority = evaluations.authority and closed.application_id = evaluations.application_id)`
const servedClient = sql<readonly string[]>`(
  select coalesce(jsonb_agg(distinct engagement.person_id order by engagement.person_id), '[]')
  from personnel.group_of(evaluations.authority, evaluations.client_scheme, evaluations.client_identifier) related
  join personnel.engagements engagement on engagement.authority = evaluations.authority
    and engagement.identifier_value = related.identifier_value
    and coalesce(engagement.identifier_scheme = related.identifier_scheme, true)
  where coalesce(reviews.local_today(evaluations.authority)
      < reviews.free_from(engagement.until_on, reviews.local_today(evaluations.authority)), true)
    and (engagement.person_id = any (evaluations.evaluators) or engagement.person_id in (
      select taking.person_id from reviews.participants taking
      where taking.authority = evaluations.authority and taking.evaluation_id = evaluations.evaluation_id)))`
const waits = sql<PlacesOfRow['waits']>`(
  select coalesce(jsonb_agg(jsonb_build_object('caseId', clock.case_id, 'task', clock.task, 'whoseMove', clock.whose_move, 'since', clock.since,
    'term', clock.term, 'calendar', clock.calendar, 'stops', clock.stops, 'dueOn', clock.due_on, 'undated', clock.undated,
    'provisional', clock.provisional)), '[]')
  from platform.clocks clock
  where clock.authority = evaluations.authority and clock.stream = 'peer-decision' and clock.task is not null
    and clock.case_id in (select evaluations.evaluation_id || '.' || code from reference.authorities))`
const decided = sql<PlacesOfRow['decided']>`(
  select coalesce(jsonb_agg(jsonb_build_object('from', made.from_authority, 'decision', made.decision, 'at', made.decided_at)), '[]')
  from reviews.peer_decisions made
  where made.authority = evaluations.authority and made.evaluation_id = evaluations.evaluation_id)`
const columns = {
  version: evaluations.version,
  status: evaluations.status,
  clientScheme: evaluations.clientScheme,
  clientIdentifier: evaluations.clientIdentifier,
  content: evaluations.content,
  state: evaluations.state,
  caseFile: evaluations.caseFile,
  drawSecret: evaluations.drawSecret,
  closedEvidence,
  servedClient,
  waits,
  decided,
  openedAt: evaluations.openedAt,
  updatedAt: evaluations.updatedAt,
}
const byId = and(
  eq(evaluations.authority, sql.placeholder('authority')),
  eq(evaluations.evaluationId, sql.placeholder('evaluationId')),
)
const lockRow = statement('reviews-evaluation-lock', (db) =>
  db.select(columns).from(evaluations).where(byId).for('update'),
)
const findRow = statement('reviews-evaluation-find', (db) => db.select(columns).from(evaluations).where(byId))
const findOfApplication = statement('reviews-evaluation-of-application', (db) =>
  db
    .select(columns)
    .from(evaluations)
    .where(
      and(
        eq(evaluations.authority, sql.placeholder('authority')),
        eq(evaluations.applicationId, sql.placeholder('applicationId')),
      ),
    ),
)

/** Evaluations; the content that a review freezes and the status lie in columns of their own and nowhere else. The database counts
 * the open nonconformities of the content itself. */
export const evaluationStore: CaseStore<EvaluationRow> = {
  lock: async (transaction, evaluationId) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, evaluationId })
    return row === undefined ? undefined : together(row)
  },
  find: async (transaction, evaluationId) => {
    const [row] = await findRow(transaction, { authority: transaction.authority, evaluationId })
    return row === undefined ? undefined : together(row)
  },
  // The columns of the decision are left to their defaults, and the client, the applicant, the risk class and the quorum are the
  // database's to take from the application and its edition: the role may not insert them.
  insert: async (transaction, { state, document, ...row }) => {
    const { evaluationId, applicationId } = state
    const { rowCount } = await transaction.db.execute(sql`
      insert into reviews.evaluations (authority, evaluation_id, application_id, version, content, evaluators, state,
        case_file, draw_secret, opened_at, updated_at)
      values (${transaction.authority}, ${evaluationId}, ${applicationId}, ${row.version}, ${canonicalText(contentOf(state))}::json, '{}',
        ${JSON.stringify(apart(document))}::jsonb, ${JSON.stringify(row.caseFile)}::jsonb, ${row.drawSecret}, ${row.openedAt}, ${row.updatedAt})
      on conflict (authority, application_id) do nothing`)
    return rowCount === 1
  },
  update: async (transaction, { version, state, document, updatedAt, nextDrawSecret }) => {
    await transaction.db
      .update(evaluations)
      .set({
        version,
        status: state.status,
        content: sql`${canonicalText(contentOf(state))}::json`,
        evaluators: state.team.map((member) => member.personId),
        staffing: staffingOf(state),
        ...drawSecretOf(state, nextDrawSecret),
        evaluatorsAtWork: [...openWorkOf(state)],
        reviewerAtWork: state.status === 'in-review' ? (state.reviewerId ?? null) : null,
        decidedAt: state.decision?.at ?? null,
        state: apart(document),
        updatedAt,
      })
      .where(and(eq(evaluations.authority, transaction.authority), eq(evaluations.evaluationId, state.evaluationId)))
  },
}

/** The evaluation of one application, as far as the transaction's wall lets it be seen. */
export async function findEvaluationOf(transaction: Transaction, applicationId: string) {
  const [row] = await findOfApplication(transaction, { authority: transaction.authority, applicationId })
  return row === undefined ? undefined : together(row)
}

function together({ status, content, state, ...row }: Awaited<ReturnType<typeof findRow>>[number]) {
  return { ...row, state: { ...state, ...content, status } }
}

/** A secret is kept once the state has its digest: where no draw was held, that which was committed to stays. */
function drawSecretOf({ draw }: Evaluation, next: string | undefined): { drawSecret?: string } {
  return next !== undefined && draw?.secretDigest === secretDigestOf(next) ? { drawSecret: next } : {}
}

function apart(document: object): object {
  const elsewhere: readonly string[] = ['status', ...contentMembers]
  return Object.fromEntries(Object.entries(document).filter(([member]) => !elsewhere.includes(member)))
}
