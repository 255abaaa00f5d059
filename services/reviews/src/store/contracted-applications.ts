import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { aiSystems, applications, artefacts, organisations } from './foreign-tables.ts'

/** The application with its organisation and AI system, without what reviews must not know: address, contact. */
export async function findApplication(transaction: Transaction, applicationId: string) {
  const [row] = await transaction.db
    .select({
      applicationId: applications.applicationId,
      applicantId: applications.applicantId,
      status: applications.status,
      edition: applications.edition,
      riskClass: applications.riskClass,
      state: applications.state,
      organisation: {
        organisationId: organisations.organisationId,
        names: organisations.names,
        identifierScheme: organisations.identifierScheme,
        identifierValue: organisations.identifierValue,
        place: organisations.place,
      },
      aiSystem: {
        aiSystemId: aiSystems.aiSystemId,
        names: aiSystems.names,
        version: aiSystems.systemVersion,
        weightsDigest: aiSystems.weightsDigest,
      },
    })
    .from(applications)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authority, applications.authority),
        eq(organisations.organisationId, applications.organisationId),
      ),
    )
    .innerJoin(
      aiSystems,
      and(eq(aiSystems.authority, applications.authority), eq(aiSystems.aiSystemId, applications.aiSystemId)),
    )
    .where(and(eq(applications.authority, transaction.authority), eq(applications.applicationId, applicationId)))
  return row
}
export type FoundApplication = NonNullable<Awaited<ReturnType<typeof findApplication>>>

/** The digests of the evidence that was uploaded for an application. */
export async function evidenceOf(transaction: Transaction, applicationId: string): Promise<{ digest: string }[]> {
  return transaction.db
    .select({ digest: artefacts.digest })
    .from(artefacts)
    .where(and(eq(artefacts.authority, transaction.authority), eq(artefacts.applicationId, applicationId)))
}
