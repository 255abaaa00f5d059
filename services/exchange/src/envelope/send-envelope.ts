import type { StoredRow } from '@concert/cases/case'
import { open } from '@concert/cases/open'
import { compactJws } from '@concert/contracts/certificate-content'
import { bodyFaults } from '@concert/contracts/envelope-body-faults'
import { fault } from '@concert/contracts/found-errors'
import { operations } from '@concert/contracts/operations'
import type { Signer } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { rulesNotMet } from '@concert/platform/refused-request'
import { outboundCase } from './case.ts'
import { representOutbound } from './representation.ts'
import { statementDigestOf } from './statement-digest.ts'
import { outboundOf, type OutboundRow } from './store.ts'

/** A message of one authority to another. */
interface Message {
  readonly to: Authority
  readonly type: EnvelopeType
  readonly body?: unknown
}

interface Found {
  readonly before: StoredRow<OutboundRow> | undefined
  readonly signed: { readonly envelopeId: string; readonly statement: string }
}

/**
 * Signs and records an envelope; its delivery follows its event. One intention creates one envelope, however often it is sent
 * and whatever the body is the second time. Step 2 of docs/flows/recognition.md.
 */
export const sendEnvelope = open(outboundCase, operations.sendEnvelope, {
  find: async ({ transaction, request: { body: message }, context: { signer } }): Promise<Found> => {
    const faults = bodyFaults(message.type, message.body)
    if (faults.length > 0) rulesNotMet(faults)
    const { to, type: envelopeType, key } = message
    const before = await outboundOf(transaction, { to, envelopeType, key })
    // What is not recorded is never sent, so that a repetition signs nothing.
    const signed = before === undefined ? await sign(transaction, message, signer) : { envelopeId: '', statement: '' }
    return { before, signed }
  },
  existing: async ({ found: { before } }) => before,
  given: ({ transaction: { authority }, request: { body }, context: { signer }, found: { signed } }) => ({
    authority,
    envelopeId: signed.envelopeId,
    from: authority,
    to: body.to,
    envelopeType: body.type,
    statementDigest: statementDigestOf(signed.statement),
    kid: signer.kid,
  }),
  facts: ({ transaction: { authority }, context: { trust } }) => ({
    publishedKids: trust[authority].keys.map(({ kid }) => kid),
  }),
  columns: ({ transaction: { now: queuedAt }, request: { body }, found: { signed } }) => ({
    key: body.key,
    statement: signed.statement,
    queuedAt,
    deliveredAt: null,
  }),
  answer: (row, _request, isNew) => ({ body: representOutbound(row).body, status: isNew ? 201 : 200 }),
})

/** Signed inside the transaction: the key is in memory, so nothing is waited for. */
async function sign({ authority, now }: Transaction, { to, type, body }: Message, signer: Signer) {
  const envelopeId = newId('env')
  const payload = { id: envelopeId, from: authority, to, type, issuedAt: now, body }
  const statement = await signStatement('concert-envelope+jws', payload, signer)
  if (!compactJws.safeParse(statement).success) {
    rulesNotMet([fault('envelope-too-large', '/body', { characters: statement.length })])
  }
  return { envelopeId, statement }
}
