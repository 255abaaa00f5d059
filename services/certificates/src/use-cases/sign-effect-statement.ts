import type { EffectStatement } from '@concert/contracts'
import { digestOf, recordChange, type Transaction } from '@concert/db'
import { type CertificateEffect, jurisdictionOf, type Violation } from '@concert/domain'
import { notFound, RefusedRequest, rulesNotMet } from '@concert/platform'
import type { StoredSigning } from '#signing/sign-stored.ts'
import { findEffect } from '#store/decisions.ts'
import { findStatement, insertStatement, lastSequence, storeSignedStatement } from '#store/effect-statements.ts'
import { type Intent, lockIntent } from '#store/intents.ts'
import type { Asking } from './change-certificate.ts'

export type DecidedStatement = Omit<EffectStatement, 'contentDigest'>

export interface SignedStatement {
  readonly certificateNumber: string
  readonly sequence: number
  readonly statement: string
}

/**
 * Signs a change of this authority's own effect that its decision makers decided (ISO/IEC 17065 7.11.1). The decision in
 * `reviews` is what is intended; the statement is stored, read back, signed and recorded in this one transaction, so there is
 * no signature without its row and no row without its signature. A repetition answers the statement that is stored.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 for a change that was not decided so, 503 while
 *   the statement before it is not signed: the changes of one effect are signed in their order
 */
export async function signEffectStatement(
  transaction: Transaction,
  asking: Asking,
  signing: StoredSigning,
  decided: DecidedStatement,
): Promise<SignedStatement> {
  const { certificateNumber, sequence } = decided
  const intent = await lockIntent(transaction, certificateNumber)
  if (intent === undefined) return notFound('certificate')
  const payload = { ...decided, contentDigest: intent.contentDigest }
  const before = await signedBefore(transaction, payload)
  if (before !== undefined) return { certificateNumber, sequence, statement: before }
  await requireDecided(transaction, decided)
  await requireNext(transaction, decided)
  await insertStatement(transaction, payload)
  const statement = await signing.signEffect(transaction, certificateNumber, sequence)
  await storeSignedStatement(transaction, certificateNumber, sequence, statement)
  await recordSigned(transaction, asking, intent, payload, statement)
  return { certificateNumber, sequence, statement }
}

async function signedBefore(transaction: Transaction, payload: EffectStatement): Promise<string | undefined> {
  const stored = await findStatement(transaction, payload.certificateNumber, payload.sequence)
  if (stored === undefined) return undefined
  if (stored.statement !== null && digestOf(stored.payload) === digestOf(payload)) return stored.statement
  const message = `Statement ${payload.sequence} says something else. Statements are never replaced; state the next change.`
  return rulesNotMet('The statement is not signed.', [{ pointer: '/sequence', code: 'sequence-taken', message }])
}

/** Only this authority's own effect, and only what its record of the effect says of this change. */
async function requireDecided(transaction: Transaction, decided: DecidedStatement): Promise<void> {
  const { authority } = transaction
  const effect = await findEffect(transaction, decided.certificateNumber)
  const violations = [
    ...(decided.authority === authority ? [] : [foreign('/authority', authority)]),
    ...(decided.jurisdiction === jurisdictionOf(authority) ? [] : [foreign('/jurisdiction', authority)]),
    ...undecided(effect, decided),
  ]
  if (violations.length > 0) rulesNotMet('The statement is not signed.', violations)
}

/**
 * The entry of the effect's history that the statement is of: the entry 0 is the issue, and the statements count from there.
 * The present status alone would not do, for it may have moved on by the time this statement is signed.
 */
function undecided(effect: CertificateEffect | undefined, decided: DecidedStatement): Violation[] {
  const entry = effect?.history[decided.sequence]
  if (entry === undefined) {
    const message = `The effect has no change ${decided.sequence} on record. Decide it first.`
    return [{ pointer: '/sequence', code: 'not-decided', message }]
  }
  const said: readonly [string, boolean][] = [
    ['status', entry.status === decided.status],
    ['clause', entry.clause === decided.clause],
    ['at', entry.at === decided.at],
    // The history keeps one of the languages in which the decision makers gave their reason.
    ['reason', Object.values(decided.reason).includes(entry.reason)],
    ['conditions', digestOf(effect?.conditions) === digestOf(decided.conditions)],
  ]
  return said
    .filter(([, isSame]) => !isSame)
    .map(([member]) => ({
      pointer: `/${member}`,
      code: 'differs-from-decision',
      message: `What /${member} states is not what was decided on this effect. State what was decided.`,
    }))
}

function foreign(pointer: string, authority: string): Violation {
  return {
    pointer,
    code: 'not-own-effect',
    message: `This cell signs statements of ${authority} on its own effect only.`,
  }
}

async function requireNext(transaction: Transaction, { certificateNumber, sequence }: DecidedStatement): Promise<void> {
  const last = await lastSequence(transaction, certificateNumber)
  if (sequence === last + 1) return
  // The change is decided, so the one before it is too and its statement is on its way: ask again.
  throw new RefusedRequest('unavailable', {
    detail: `Statement ${last + 1} on ${certificateNumber} is signed first.`,
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
