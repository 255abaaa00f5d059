import type { Act } from '@concert/cases/act'
import { command, commandCase } from '@concert/cases/command'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import type { Revival } from '@concert/domain/envelope/state'
import type { Transaction } from '@concert/db/authority-transaction'
import type { OperationRequest } from '@concert/platform/operation-route'
import type { ExchangeContext } from '#context.ts'
import { differenceOn } from '#ledger/differences.ts'
import type { OutboundCase } from './case.ts'
import { outboundCase } from './case.ts'
import { representOutbound } from './representation.ts'

/** What must be known before an envelope is sent anew: why the other authority does not have it; null where it may have it. */
type WhyAnew = (transaction: Transaction, envelopeId: string) => Promise<Revival | null> | Revival | null

/** Gives up an envelope that the other authority does not have; a fresh one with the same body follows its event. */
function revivalFor(because: WhyAnew): Verb<OutboundCase, typeof operations.reviveEnvelope> {
  return {
    isDone: ({ row }) => row.state.status === 'revived',
    given: ({ row: { statement } }) => ({ statement }),
    facts: async ({ transaction, row }) => ({ because: await because(transaction, row.state.envelopeId) }),
    // Whatever was said of its delivery before does not count any more; its event stays.
    columns: () => ({ deliveredAt: null }),
    answer: (row) => ({ body: representOutbound(row).body }),
  }
}

/** The same in the transaction of another operation, which has found out why. @throws RefusedRequest as the operation */
export function revive(
  given: {
    readonly transaction: Transaction
    readonly request: Act
    readonly context: ExchangeContext
  },
  envelopeId: string,
  because: WhyAnew,
) {
  const request = { ...given.request, params: { envelopeId }, query: undefined, body: {}, versions: undefined }
  return commandCase(outboundCase, operations.reviveEnvelope, revivalFor(because), {
    ...given,
    request: request as OperationRequest<typeof operations.reviveEnvelope>,
    caseId: envelopeId,
  })
}

/** Sends an envelope anew that the ledgers of the two authorities say the other one does not have as it was sent. */
export const reviveEnvelope = command(outboundCase, operations.reviveEnvelope, revivalFor(differenceOn))
