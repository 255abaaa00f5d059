import type { EffectStatement } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import { violation } from '@concert/domain/violation'
import { notFound, RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { StoredSigning } from '#signing/sign-stored.ts'
import { findEffectChange } from '#store/decisions.ts'
import { findStatement, insertStatement, lastSequence, storeSignedStatement } from '#store/effect-statements.ts'
import { type Intent, lockIntent } from '#store/intents.ts'
import type { Asking } from './change-certificate.ts'

/** Which change of this authority's own effect is to be stated: the changes of one effect count from 1. */
export interface DecidedChange {
  readonly certificateNumber: string
  readonly sequence: number
}

export interface SignedStatement {
  readonly certificateNumber: string
  readonly sequence: number
  readonly statement: string
}

/**
 * Signs a change of this authority's own effect that its decision makers decided (ISO/IEC 17065 7.11.1). Who asks names the
 * change and says nothing of it: what is stated is read from the decision in `reviews`, in every language in which it was
 * given. The statement is stored, read back, signed and recorded in this one transaction, so there is no signature without
 * its row and no row without its signature. A repetition answers the statement that is stored.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 for a change that was not decided, 503 while the
 *   statement before it is not signed: the changes of one effect are signed in their order
 */
export async function signEffectStatement(
  transaction: Transaction,
  asking: Asking,
  signing: StoredSigning,
  change: DecidedChange,
): Promise<SignedStatement> {
  const { certificateNumber, sequence } = change
  const intent = await lockIntent(transaction, certificateNumber)
  if (intent === undefined) return notFound('certificate')
  const stored = await findStatement(transaction, certificateNumber, sequence)
  if (stored?.statement != null) return { certificateNumber, sequence, statement: stored.statement }
  const payload = await decidedStatement(transaction, intent, change)
  await requireNext(transaction, change)
  await insertStatement(transaction, payload)
  const statement = await signing.signEffect(transaction, certificateNumber, sequence)
  await storeSignedStatement(transaction, certificateNumber, sequence, statement)
  await recordSigned(transaction, asking, intent, payload, statement)
  return { certificateNumber, sequence, statement }
}

/**
 * The change as it was decided. The present status of the effect would not do, for it may have moved on by the time this
 * statement is signed.
 */
async function decidedStatement(
  transaction: Transaction,
  { certificateDigest }: Intent,
  { certificateNumber, sequence }: DecidedChange,
): Promise<EffectStatement> {
  const change = await findEffectChange(transaction, certificateNumber, sequence)
  if (change === undefined) {
    return rulesNotMet([violation('not-decided', '/sequence', { sequence })])
  }
  const { authority } = transaction
  return { certificateNumber, authority, ...change, conditions: [...change.conditions], sequence, certificateDigest }
}

async function requireNext(transaction: Transaction, { certificateNumber, sequence }: DecidedChange): Promise<void> {
  const last = await lastSequence(transaction, certificateNumber)
  if (sequence === last + 1) return
  // The change is decided, so the one before it is too and its statement is on its way: ask again.
  throw new RefusedRequest('unavailable', {
    detail: detail('statement-before-unsigned', { sequence: last + 1, certificateNumber }),
    retryAfterSeconds: 1,
  })
}

async function recordSigned(
  transaction: Transaction,
  asking: Asking,
  { leadAuthority, applicationId, content }: Intent,
  payload: EffectStatement,
  statement: string,
): Promise<void> {
  const { certificateNumber, sequence, status, clause, at } = payload
  await recordChange(transaction, {
    stream: 'effect-statement',
    streamId: certificateNumber,
    version: sequence - 1,
    action: 'effect-statement.signed',
    actor: { id: asking.actor.id },
    events: [
      { type: 'EffectStatementSigned', payload: { certificateNumber, leadAuthority, applicationId, statement } },
    ],
    receipts: [{ clause, guard: 'effect-decided', inputs: { certificateNumber, sequence, status, at } }],
    edition: content.edition,
    requestId: asking.requestId,
  })
}
