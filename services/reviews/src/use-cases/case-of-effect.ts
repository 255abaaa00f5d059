import type { Transaction } from '@concert/db/authority-transaction'
import type { ImpartialityDeclaration } from '@concert/domain/standing-guards'
import { notFound } from '@concert/platform/refused-request'
import type { EffectDocument } from '#effect-document.ts'
import { effectDeclarationsOf } from '#store/effects.ts'
import { findEvaluation } from '#store/evaluations.ts'
import type { Client } from '#store/personnel.ts'
import { findRecognitionOf } from '#store/recognitions.ts'

/** What the case that led to a certificate, in this cell, still says when somebody acts on its effect years later. */
export interface CaseOfEffect {
  readonly client: Client
  /** The person's declarations in the case and later on the effect itself, in this order (6.1.3). */
  readonly declarations: readonly ImpartialityDeclaration[]
}

/** @throws RefusedRequest 404 when the case of the effect cannot be seen here */
export async function caseOfEffect(
  transaction: Transaction,
  { authority, leadAuthority, evaluationId, certificateNumber }: EffectDocument,
  personId: string,
): Promise<CaseOfEffect> {
  const led = leadAuthority === authority
  const stored = led
    ? await findEvaluation(transaction, evaluationId)
    : await findRecognitionOf(transaction, leadAuthority, evaluationId)
  const found = stored ?? notFound('certificate')
  const onEffect = await effectDeclarationsOf(transaction, certificateNumber, personId)
  const onCase = found.state.declarations.filter((one) => one.personId === personId)
  return { client: found, declarations: [...onCase, ...onEffect] }
}
