import type { Transaction } from '@concert/db/authority-transaction'
import type { ApplicationStatus } from '@concert/domain/application/state'
import { notFound } from '@concert/platform/refused-request'

interface KnownApplication {
  readonly applicantId: string
  readonly status: ApplicationStatus
  readonly submissions: number
  readonly edition: string
  /** When its certification was decided, either way; null before. */
  readonly decidedAt: string | null
}

/**
 * Whose the application is, how far it has come and by which edition, when the wall of this transaction lets it be seen.
 *
 * @throws RefusedRequest 404
 */
export async function requireApplication(
  { client, authority }: Transaction,
  applicationId: string,
): Promise<KnownApplication> {
  const { rows } = await client.query<KnownApplication>({
    name: 'evidence-application',
    text: `select application.applicant_id as "applicantId", application.status, application.submissions, application.edition,
        platform.decision_on(application.application_id) as "decidedAt"
      from applications.applications application where application.authority = $1 and application.application_id = $2`,
    values: [authority, applicationId],
  })
  const { decidedAt, ...found } = rows[0] ?? notFound('application')
  return { ...found, decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString() }
}
