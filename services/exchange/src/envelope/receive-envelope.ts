import { type Opener, openCase } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import type { ExchangeContext } from '#context.ts'
import { type InboundCase, inboundCase } from './case.ts'
import { rejected } from './rejected.ts'
import { representReceipt } from './representation.ts'
import { statementDigestOf } from './statement-digest.ts'
import { inboundOf } from './store.ts'
import { type VerifiedEnvelope, verifyEnvelope } from './verify-envelope.ts'

type ReceiveEnvelope = typeof operations.receiveEnvelope

/**
 * Receives one envelope of another authority: its record, its event and its audit line in one transaction, once. The same bytes
 * again get the same answer at any age; their sender only missed the first answer. Step 2 of docs/flows/recognition.md.
 */
export const receiveEnvelope = plain(operations.receiveEnvelope, async (request, context: ExchangeContext) => {
  const { raw, inTransaction } = request
  const statement = statementIn(raw)
  const envelope = await verifyEnvelope(statement, context.trust, context.authority)
  // The signature says who acts: this caller has no token.
  const actor = { id: `authority:${envelope.from}`, roles: ['peer-authority'], authorisations: [] } as const
  try {
    return await inTransaction((transaction, asked) =>
      openCase(inboundCase, operations.receiveEnvelope, openerOf(envelope, statement), {
        transaction,
        request: { ...asked, actor },
        context,
      }),
    )
  } catch (error) {
    throw asRejection(error)
  }
})

function openerOf(
  { id: envelopeId, from, type: envelopeType, issuedAt, body }: VerifiedEnvelope,
  statement: string,
): Opener<InboundCase, ReceiveEnvelope, undefined> {
  return {
    find: async () => undefined,
    existing: ({ transaction }) => inboundOf(transaction, { from, envelopeId }),
    isSame: (row) => row.statement === statement,
    given: ({ transaction: { authority } }) => ({
      authority,
      envelopeId,
      from,
      to: authority,
      envelopeType,
      statementDigest: statementDigestOf(statement),
      issuedAt,
      body,
    }),
    facts: (_asked, recorded) => ({ recordedDigest: recorded?.state.statementDigest ?? null }),
    columns: ({ transaction }) => ({ statement, receivedAt: transaction.now }),
    answer: (row, _request, isNew) => {
      const { body: receipt } = representReceipt(row)
      return { body: isNew ? { ...receipt, applied: 'accepted' } : receipt }
    },
  }
}

/** What the rules refuse is told to the other authority as every other fault of an envelope is. */
function asRejection(error: unknown): unknown {
  const isRefused = error instanceof RefusedRequest && error.code === 'rules-not-met'
  return isRefused ? rejected(error.details.errors ?? []) : error
}

/** A body of another type is refused before it is read; what is left is a request without one. */
function statementIn(request: FastifyRequest): string {
  if (typeof request.body === 'string') return request.body
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-type-expected', { mediaType: 'application/jose' }),
  })
}
