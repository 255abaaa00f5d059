import type { Transaction } from '@concert/db/authority-transaction'
import type { Application, ApplicationStatus } from '@concert/domain/application/state'
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { applications, type ClientSignatory } from './tables.ts'

/** One application as it is stored: its folded state and what is not part of the state. */
export interface ApplicationRecord {
  readonly version: number
  readonly state: Application
  readonly clientSignatory: ClientSignatory | null
  readonly openedAt: string
  readonly updatedAt: string
}

const recordColumns = {
  version: applications.version,
  state: applications.state,
  clientSignatory: applications.clientSignatory,
  openedAt: applications.openedAt,
  updatedAt: applications.updatedAt,
}

export async function insertApplication(transaction: Transaction, record: ApplicationRecord): Promise<void> {
  const { authority, applicationId, applicantId, organisationId, aiSystemId } = record.state
  const { status, edition, riskClass } = record.state
  await transaction.db.insert(applications).values({
    authority,
    applicationId,
    applicantId,
    organisationId,
    aiSystemId,
    status,
    edition,
    riskClass,
    ...record,
  })
}

/** The application, when the wall of this transaction lets it be seen. */
export async function findApplication(
  transaction: Transaction,
  applicationId: string,
): Promise<ApplicationRecord | undefined> {
  const [record] = await selectApplication(transaction, applicationId)
  return record
}

/** As `findApplication`, and holds the row until the transaction ends, so that commands on one application queue. */
export async function lockApplication(
  transaction: Transaction,
  applicationId: string,
): Promise<ApplicationRecord | undefined> {
  const [record] = await selectApplication(transaction, applicationId).for('update')
  return record
}

/** Writes the state of an application that this transaction has locked. */
export async function updateApplication(transaction: Transaction, record: ApplicationRecord): Promise<void> {
  const { version, state, clientSignatory, updatedAt } = record
  await transaction.db
    .update(applications)
    .set({ version, state, clientSignatory, updatedAt, status: state.status })
    .where(byId(transaction, state.applicationId))
}

/** Whether this cell has accepted another system of the same class and modalities under the edition (17065 7.3.3). */
export async function isFirstOfItsKind(transaction: Transaction, application: Application): Promise<boolean> {
  const modalities = JSON.stringify(application.modalities)
  const [before] = await transaction.db
    .select({ applicationId: applications.applicationId })
    .from(applications)
    .where(
      and(
        eq(applications.authority, transaction.authority),
        ne(applications.applicationId, application.applicationId),
        inArray(applications.status, ['accepted', 'contracted']),
        eq(applications.edition, application.edition),
        eq(applications.riskClass, application.riskClass),
        sql`${applications.state} -> 'modalities' @> ${modalities}::jsonb`,
        sql`${applications.state} -> 'modalities' <@ ${modalities}::jsonb`,
      ),
    )
    .limit(1)
  return before === undefined
}

export interface ApplicationsFilter {
  /** One applicant's own; absent for staff, who see all of the authority. */
  readonly applicantId: string | undefined
  readonly status: ApplicationStatus | undefined
}

/** Applications, newest first, after the one with these sort values. */
export async function listApplications(
  transaction: Transaction,
  filter: ApplicationsFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { authority, applicationId, organisationId, aiSystemId, applicantId } = applications
  const { status, version, edition, riskClass, openedAt, updatedAt } = applications
  return transaction.db
    .select({
      applicationId,
      status,
      version,
      edition,
      organisationId,
      aiSystemId,
      riskClass,
      openedAt,
      updatedAt,
    })
    .from(applications)
    .where(
      and(
        eq(authority, transaction.authority),
        filter.applicantId === undefined ? undefined : eq(applicantId, filter.applicantId),
        filter.status === undefined ? undefined : eq(status, filter.status),
        after === undefined
          ? undefined
          : sql`(${openedAt}, ${applicationId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(openedAt), desc(applicationId))
    .limit(rowsMax)
}

function selectApplication(transaction: Transaction, applicationId: string) {
  return transaction.db.select(recordColumns).from(applications).where(byId(transaction, applicationId))
}

function byId(transaction: Transaction, applicationId: string) {
  return and(eq(applications.authority, transaction.authority), eq(applications.applicationId, applicationId))
}
