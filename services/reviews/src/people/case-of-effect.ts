import type { Transaction } from '@concert/db/authority-transaction'
import type { Effect } from '@concert/domain/effect/state'
import type { ImpartialityDeclaration } from '@concert/domain/standing-guards'
import { notFound } from '@concert/platform/refused-request'
import { and, asc, eq } from 'drizzle-orm'
import { caseClients } from '#views.ts'
import type { Client } from './personnel.ts'
import { declarations, effectDeclarations } from './tables.ts'

/** The case in this cell that a certificate stands on. */
export interface CaseOfEffect extends Client {
  readonly caseId: string
}

/**
 * The case that led to a certificate, as it is still asked about when somebody acts on the effect years later.
 *
 * @throws RefusedRequest 404 when the case of the effect cannot be seen here
 */
export async function caseOfEffect(
  transaction: Transaction,
  { leadAuthority, evaluationId }: Pick<Effect, 'leadAuthority' | 'evaluationId'>,
): Promise<CaseOfEffect> {
  const [row] = await transaction.db
    .select({
      caseId: caseClients.caseId,
      clientScheme: caseClients.clientScheme,
      clientIdentifier: caseClients.clientIdentifier,
    })
    .from(caseClients)
    .where(
      and(
        eq(caseClients.authority, transaction.authority),
        eq(caseClients.leadAuthority, leadAuthority),
        eq(caseClients.evaluationId, evaluationId),
      ),
    )
  return row ?? notFound('certificate')
}

/** The person's declarations in the case and later on the effect itself, in this order (6.1.3). */
export async function declarationsOnEffect(
  transaction: Transaction,
  effect: Pick<Effect, 'leadAuthority' | 'evaluationId' | 'certificateNumber'>,
  personId: string,
): Promise<readonly ImpartialityDeclaration[]> {
  const inCase = await declarationsInCase(transaction, effect, personId)
  return [...inCase, ...(await effectDeclarationsOf(transaction, effect.certificateNumber, personId))]
}

/** What a person declared in the case that led to a certificate, oldest first. */
export async function declarationsInCase(
  transaction: Transaction,
  effect: Pick<Effect, 'leadAuthority' | 'evaluationId'>,
  personId: string,
): Promise<ImpartialityDeclaration[]> {
  const { caseId } = await caseOfEffect(transaction, effect)
  return transaction.db
    .select(declared(declarations))
    .from(declarations)
    .where(
      and(
        eq(declarations.authority, transaction.authority),
        eq(declarations.caseId, caseId),
        eq(declarations.personId, personId),
      ),
    )
    .orderBy(asc(declarations.version))
}

/** What a person declared on acting on this effect, oldest first. */
export async function effectDeclarationsOf(
  transaction: Transaction,
  certificateNumber: string,
  personId: string,
): Promise<ImpartialityDeclaration[]> {
  return transaction.db
    .select(declared(effectDeclarations))
    .from(effectDeclarations)
    .where(
      and(
        eq(effectDeclarations.authority, transaction.authority),
        eq(effectDeclarations.certificateNumber, certificateNumber),
        eq(effectDeclarations.personId, personId),
      ),
    )
    .orderBy(asc(effectDeclarations.version))
}

function declared<Table extends typeof declarations | typeof effectDeclarations>(table: Table) {
  return {
    personId: table.personId,
    function: table.function,
    conflict: table.conflict,
    statement: table.statement,
    declaredAt: table.declaredAt,
  }
}
