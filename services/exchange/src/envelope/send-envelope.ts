import type { StoredRow } from '@concert/cases/case'
import { open } from '@concert/cases/open'
import { compactJws } from '@concert/contracts/certificate-content'
import { bodyFaults } from '@concert/contracts/envelope-body-faults'
import { envelope } from '@concert/contracts/envelopes'
import { fault } from '@concert/contracts/found-errors'
import { operations } from '@concert/contracts/operations'
import { signStatement } from '@concert/credentials/statement'
import { readPayload, splitCompact } from '@concert/credentials/strict-jws'
import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/digest'
import { newId } from '@concert/db/identifiers'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { ExchangeSigner } from '#exchange-signer.ts'
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
  readonly bodyDigest: string
  /** Absent where nothing is to be sent, for it was. */
  readonly signed?: Signed
}

interface Signed {
  readonly envelopeId: string
  readonly statement: string
  /** The key that signed it. */
  readonly kid: string
}

/**
 * Signs and records an envelope; its delivery follows its event. One intention creates one envelope, however often it is sent;
 * another body for it is refused. Step 2 of docs/flows/recognition.md.
 */
export const sendEnvelope = open(outboundCase, operations.sendEnvelope, {
  find: async ({ transaction, request: { body: message }, context: { signer } }): Promise<Found> => {
    const faults = bodyFaults(message.type, message.body)
    if (faults.length > 0) rulesNotMet(faults)
    const before = await outboundOf(transaction, intentionIn(message))
    const bodyDigest = digestOf(message.body)
    if (before !== undefined && bodyDigestIn(before.statement) === bodyDigest) return { before, bodyDigest }
    // Beside another body nothing of it is kept: the rules refuse it.
    return { before, bodyDigest, signed: await sign(transaction, message, signer) }
  },
  // Asked again where there was none: another transaction may have sent it since.
  existing: async ({ transaction, request: { body }, found: { before } }) =>
    before ?? (await outboundOf(transaction, intentionIn(body))),
  isSame: ({ statement }, { found: { bodyDigest } }) => bodyDigestIn(statement) === bodyDigest,
  given: ({ transaction: { authority }, request: { body }, found }) => {
    const { envelopeId, statement, kid } = signedIn(found)
    return {
      authority,
      envelopeId,
      from: authority,
      to: body.to,
      envelopeType: body.type,
      statementDigest: statementDigestOf(statement),
      kid,
      bodyDigest: found.bodyDigest,
    }
  },
  facts: ({ transaction: { authority }, context: { trust } }, recorded) => ({
    publishedKids: trust[authority].keys.map(({ kid }) => kid),
    recordedBodyDigest: recorded === undefined ? null : bodyDigestIn(recorded.statement),
  }),
  columns: ({ transaction: { now: queuedAt }, request: { body }, found }) => ({
    key: body.key,
    statement: signedIn(found).statement,
    queuedAt,
    deliveredAt: null,
  }),
  answer: (row, _request, isNew) => ({ body: representOutbound(row).body, status: isNew ? 201 : 200 }),
})

function intentionIn({ to, type: envelopeType, key }: Message & { readonly key: string }) {
  return { to, envelopeType, key }
}

/** @throws Error when an envelope is judged that nobody signed */
function signedIn({ signed }: Found): Signed {
  if (signed === undefined) throw new Error('an envelope that was sent is not signed again')
  return signed
}

/** The digest of the body in a statement of this authority, which was verified by nobody: it was made here. */
function bodyDigestIn(statement: string): string {
  const { value } = readPayload(splitCompact(statement).payload)
  return digestOf(envelope.parse(value).body)
}

/** Signed inside the transaction: the key is in memory, so nothing is waited for. */
async function sign(
  { authority, now }: Transaction,
  { to, type, body }: Message,
  signer: ExchangeSigner,
): Promise<Signed> {
  const envelopeId = newId('env')
  const payload = { id: envelopeId, from: authority, to, type, issuedAt: now, body }
  const key = signer.at(now)
  const statement = await signStatement('concert-envelope+jws', payload, key)
  if (!compactJws.safeParse(statement).success) {
    rulesNotMet([fault('envelope-too-large', '/body', { characters: statement.length })])
  }
  return { envelopeId, statement, kid: key.kid }
}
