import type { envelopeReceipt } from '@concert/contracts/exchange'
import { fault } from '@concert/contracts/found-errors'
import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/digest'
import { recordChange } from '@concert/db/record-change'
import type { z } from 'zod'
import type { ExchangeContext } from '#context.ts'
import { findInbound, type InboundRecord, insertInbound } from '#store/inbound.ts'
import type { InTransaction } from './in-transaction.ts'
import { rejected } from './rejected.ts'
import { type VerifiedEnvelope, verifyEnvelope } from './verify-envelope.ts'

const MINUTE_MS = 60_000
const AHEAD_MAX_MS = 5 * MINUTE_MS
const AGE_MAX_MS = 7 * 24 * 60 * MINUTE_MS

type Receipt = z.input<typeof envelopeReceipt>

/**
 * Receives one envelope of another authority: its record, its event and its audit line in one transaction, once. The
 * same bytes again get the same answer at any age; their sender only missed the first answer. Step 2 of
 * docs/flows/recognition.md.
 *
 * @throws RefusedRequest `envelope-rejected` with the fault
 */
export async function receiveEnvelope(
  inTransaction: InTransaction,
  { authority, trust }: Pick<ExchangeContext, 'authority' | 'trust'>,
  statement: string,
  requestId: string,
): Promise<Receipt> {
  const envelope = await verifyEnvelope(statement, trust, authority)
  return inTransaction(async (transaction) => {
    const sameId = { from: envelope.from, envelopeId: envelope.id }
    const before = await findInbound(transaction, sameId)
    if (before !== undefined) return answerAgain(before, statement)
    requireTimely(envelope.issuedAt, transaction.now)
    const record = { ...sameId, authority, type: envelope.type, statement, receivedAt: transaction.now }
    if (!(await insertInbound(transaction, record))) {
      // Another delivery of this id was recorded between the check and the insert.
      const meanwhile = await findInbound(transaction, sameId)
      if (meanwhile === undefined) throw new Error('an envelope is recorded and cannot be found')
      return answerAgain(meanwhile, statement)
    }
    await recordReceipt(transaction, envelope, statement, requestId)
    return { id: envelope.id, receivedAt: transaction.now, applied: 'accepted' }
  })
}

/** Deduplication is by the bytes: the same id with other bytes is not a repetition but a second envelope. */
function answerAgain(before: InboundRecord, statement: string): Receipt {
  if (before.statement !== statement) {
    throw rejected(fault('id-reused', '', { envelopeId: before.envelopeId }))
  }
  return { id: before.envelopeId, receivedAt: before.receivedAt, applied: 'already-accepted' }
}

/** By the database's clock, which is the only clock of a cell. */
function requireTimely(issuedAt: string, now: string): void {
  const ageMs = Date.parse(now) - Date.parse(issuedAt)
  if (ageMs > AGE_MAX_MS) throw rejected(fault('too-old', '', { issuedAt }))
  if (ageMs < -AHEAD_MAX_MS) throw rejected(fault('issued-in-the-future', '', { issuedAt }))
}

async function recordReceipt(
  transaction: Transaction,
  { id, from, type, issuedAt, body }: VerifiedEnvelope,
  statement: string,
  requestId: string,
): Promise<void> {
  await recordChange(transaction, {
    stream: 'envelope',
    streamId: `${from}.${id}`,
    version: 0,
    action: 'envelope.received',
    actor: { id: `authority:${from}` },
    requestId,
    events: [{ type: 'EnvelopeReceived', payload: { envelopeId: id, from, type, body } }],
    receipts: [
      { clause: 'iso17065-7.12', guard: 'signedBySender', inputs: { from, statement: digestOf(statement) } },
      { clause: 'iso17065-7.12', guard: 'issuedRecently', inputs: { issuedAt, at: transaction.now } },
    ],
  })
}
