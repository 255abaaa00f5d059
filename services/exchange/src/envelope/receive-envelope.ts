import { type Opener, openCase } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { type VerifiedEnvelope, verifyEnvelope } from '@concert/credentials/verify-envelope'
import type { Recipient } from '@concert/credentials/verify-peer-statement'
import { plain } from '@concert/platform/operation-route'
import { signedBody } from '@concert/platform/signed-body'
import type { ExchangeContext } from '#context.ts'
import { type InboundCase, inboundCase } from './case.ts'
import { rejected, rejecting } from './rejected.ts'
import { representReceipt } from './representation.ts'
import { statementDigestOf } from './statement-digest.ts'
import { inboundOf } from './store.ts'

type ReceiveEnvelope = typeof operations.receiveEnvelope

/**
 * Receives one envelope of another authority: its record, its event and its audit line in one transaction, once. The same bytes
 * again get the same answer at any age; their sender only missed the first answer. Step 2 of docs/flows/recognition.md.
 */
export const receiveEnvelope = plain(operations.receiveEnvelope, async (request, context: ExchangeContext) => {
  const { raw, inTransaction } = request
  const statement = signedBody(raw)
  const envelope = await verifyEnvelope(statement, recipientOf(context))
  // The signature says who acts: this caller has no token.
  const actor = { id: `authority:${envelope.signedBy}`, roles: ['peer-authority'], authorisations: [] } as const
  return rejecting(
    inTransaction((transaction, asked) =>
      openCase(inboundCase, operations.receiveEnvelope, openerOf(envelope, statement), {
        transaction,
        request: { ...asked, actor },
        context,
      }),
    ),
  )
})

function recipientOf({ authority: here, trust }: ExchangeContext): Recipient {
  return {
    here,
    trust,
    refuse: (errors) => {
      throw rejected(errors)
    },
  }
}

function openerOf(
  { signedBy, id: envelopeId, from, to, type: envelopeType, issuedAt }: VerifiedEnvelope,
  statement: string,
): Opener<InboundCase, ReceiveEnvelope, undefined> {
  return {
    find: async () => undefined,
    existing: ({ transaction }) => inboundOf(transaction, { from: signedBy, envelopeId }),
    isSame: (row) => row.statement === statement,
    given: ({ transaction: { authority } }) => ({
      authority,
      envelopeId,
      from,
      to,
      envelopeType,
      statementDigest: statementDigestOf(statement),
      issuedAt,
      statement,
    }),
    facts: (_asked, recorded) => ({ signedBy, recordedDigest: recorded?.state.statementDigest ?? null }),
    columns: ({ transaction }) => ({ statement, receivedAt: transaction.now }),
    answer: (row, _request, isNew) => {
      const { body: receipt } = representReceipt(row)
      return { body: isNew ? { ...receipt, applied: 'accepted' } : receipt }
    },
  }
}
