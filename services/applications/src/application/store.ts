import type { CaseRow, CaseStore } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { AiSystem } from '@concert/domain/ai-system/state'
import type { Application } from '@concert/domain/application/state'
import type { Organisation } from '@concert/domain/organisation/state'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { restOf } from '@concert/cases/rest-of'
import { applications, type ClientSignatory } from './tables.ts'

/** An application: its state, and what is stored beside it. */
export interface ApplicationRow extends CaseRow<Application> {
  readonly clientSignatory: ClientSignatory | null
  /** Who applies and for which system, by name: they belong to records of their own and are only read here. */
  readonly organisation: Pick<Organisation, 'names' | 'identifierScheme' | 'identifierValue' | 'place'>
  readonly aiSystem: Pick<AiSystem, 'names' | 'systemVersion'>
  readonly openedAt: string
  readonly updatedAt: string
  /** The weights of the system under a key of the authorities, and which key; null before the first submission. */
  readonly weightsIndex: string | null
  readonly lodgementKey: string | null
}

/** The members of the state that are stored only in their own columns. The agreement is in two more: terms and signatures. */
const members = {
  authority: applications.authority,
  applicationId: applications.applicationId,
  applicantId: applications.applicantId,
  organisationId: applications.organisationId,
  aiSystemId: applications.aiSystemId,
  status: applications.status,
  edition: applications.edition,
  riskClass: applications.riskClass,
  placesOfUse: applications.placesOfUse,
  modalities: applications.modalities,
  submissions: applications.submissions,
}
const columns = {
  version: applications.version,
  state: applications.state,
  clientSignatory: applications.clientSignatory,
  openedAt: applications.openedAt,
  updatedAt: applications.updatedAt,
  weightsIndex: applications.weightsIndex,
  lodgementKey: applications.lodgementKey,
  follows: applications.follows,
  scope: applications.scope,
  terms: applications.terms,
  signatures: applications.signatures,
  ...members,
  // Written as they stand: only the application itself is locked, and nothing else may be.
  organisation: sql<ApplicationRow['organisation']>`(
    select jsonb_build_object('names', names, 'identifierScheme', identifier_scheme, 'identifierValue', identifier_value,
      'place', place)
    from applications.organisations organisation
    where organisation.authority = applications.applications.authority
      and organisation.organisation_id = applications.applications.organisation_id)`,
  aiSystem: sql<ApplicationRow['aiSystem']>`(
    select jsonb_build_object('names', names, 'systemVersion', system_version)
    from applications.ai_systems system
    where system.authority = applications.applications.authority
      and system.ai_system_id = applications.applications.ai_system_id)`,
}
const byId = and(
  eq(applications.authority, sql.placeholder('authority')),
  eq(applications.applicationId, sql.placeholder('applicationId')),
)
const lockRow = statement('applications-application-lock', (db) =>
  db.select(columns).from(applications).where(byId).for('update'),
)
const findRow = statement('applications-application-find', (db) => db.select(columns).from(applications).where(byId))
const updateRow = statement('applications-application-update', (db) =>
  db
    .update(applications)
    .set({
      version: given('version'),
      status: given('status'),
      submissions: given('submissions'),
      scope: given('scope', sql`::jsonb`),
      terms: given('terms', sql`::jsonb`),
      signatures: given('signatures', sql`::jsonb`),
      state: given('state', sql`::jsonb`),
      clientSignatory: given('clientSignatory', sql`::jsonb`),
      updatedAt: given('updatedAt'),
      weightsIndex: given('weightsIndex'),
      lodgementKey: given('lodgementKey'),
    })
    .where(byId),
)

/** The store of applications. Everything that SQL reads or guards is stored only in its own column. */
export const applicationStore: CaseStore<ApplicationRow> = {
  lock: async (transaction, applicationId) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, applicationId })
    return row === undefined ? undefined : together(row)
  },
  find: async (transaction, applicationId) => {
    const [row] = await findRow(transaction, { authority: transaction.authority, applicationId })
    return row === undefined ? undefined : together(row)
  },
  insert: async (
    transaction,
    { version, state, document, clientSignatory, openedAt, updatedAt, weightsIndex, lodgementKey },
  ) => {
    const { authority, applicationId, applicantId, organisationId, aiSystemId } = state
    const { status, edition, riskClass, placesOfUse, modalities, submissions } = state
    await transaction.db.insert(applications).values({
      authority,
      applicationId,
      applicantId,
      organisationId,
      aiSystemId,
      version,
      status,
      edition,
      riskClass,
      placesOfUse: [...placesOfUse],
      modalities: [...modalities],
      submissions,
      follows: state.follows ?? null,
      ...apart(state),
      state: restOf(document, { ...members, follows: true, scope: true, agreement: true }),
      clientSignatory,
      openedAt,
      updatedAt,
      weightsIndex,
      lodgementKey,
    })
    return true
  },
  update: async (
    transaction: Transaction,
    { version, state, document, clientSignatory, updatedAt, weightsIndex, lodgementKey },
  ) => {
    const { authority, applicationId, status, submissions } = state
    await updateRow(transaction, {
      authority,
      applicationId,
      version,
      status,
      submissions,
      ...apart(state),
      state: restOf(document, { ...members, follows: true, scope: true, agreement: true }),
      clientSignatory,
      updatedAt,
      weightsIndex,
      lodgementKey,
    })
  },
}

function given(name: string, cast: SQL = sql``): SQL {
  return sql`${sql.placeholder(name)}${cast}`
}

function together({
  version,
  state,
  clientSignatory,
  openedAt,
  updatedAt,
  weightsIndex,
  lodgementKey,
  follows,
  scope,
  terms,
  signatures,
  organisation,
  aiSystem,
  ...held
}: Awaited<ReturnType<typeof findRow>>[number]) {
  const following = follows === null ? {} : { follows }
  const accepted = scope === null ? {} : { scope }
  const agreed = terms === null ? {} : { agreement: { ...terms, ...signatures } }
  const whole = { ...state, ...held, ...following, ...accepted, ...agreed }
  const related = { organisation, aiSystem, weightsIndex, lodgementKey }
  return { version, state: whole, clientSignatory, ...related, openedAt, updatedAt }
}

/** The columns of the acceptance and the agreement: null before the acceptance. */
function apart({ scope, agreement }: Application) {
  if (agreement === undefined) return { scope: scope ?? null, terms: null, signatures: null }
  const { version, clauses, fee, outsourcing, ...signatures } = agreement
  return { scope: scope ?? null, terms: { version, clauses, fee, outsourcing }, signatures }
}
