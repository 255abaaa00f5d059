import { LEDGER_ENTRIES_MAX } from '@concert/contracts/body-limits'
import { type LedgerAnswer, ledgerRequest } from '@concert/contracts/ledgers'
import { operations } from '@concert/contracts/operations'
import { signStatement } from '@concert/credentials/statement'
import { verifyPeerStatement } from '@concert/credentials/verify-peer-statement'
import { plain } from '@concert/platform/operation-route'
import { statementRefused } from '@concert/platform/refused-request'
import { signedBody } from '@concert/platform/signed-body'
import type { ExchangeContext } from '#context.ts'
import { ledgerDigest, receivedIn } from './entries.ts'
import { requireAskedNow } from './require-asked-now.ts'

/**
 * States to another authority what was received from it: 422 for a request that it did not sign for this authority just now. Whoever repeats a
 * request within its two minutes is told the same again. Step 2 of docs/flows/reconciliation.md.
 */
export const stateLedger = plain(operations.stateLedger, async ({ raw, inTransaction }, context: ExchangeContext) => {
  const { authority: here, trust, signer } = context
  const statement = signedBody(raw)
  const recipient = { here, trust, refuse: statementRefused }
  const { signedBy, payload } = await verifyPeerStatement(
    'concert-ledger-request+jws',
    statement,
    ledgerRequest,
    recipient,
  )
  const { id: requestId, period, after } = payload
  const { now, all } = await inTransaction(async (transaction) => {
    requireAskedNow(transaction, { statement, signedBy, payload })
    return { now: transaction.now, all: await receivedIn(transaction, signedBy, period) }
  })
  const behind = after === null ? [] : all.filter(({ envelopeId }) => envelopeId > after)
  const said: LedgerAnswer = {
    requestId,
    from: here,
    to: signedBy,
    issuedAt: now,
    count: all.length,
    digest: ledgerDigest(all),
    entries: behind.slice(0, LEDGER_ENTRIES_MAX),
  }
  return { body: { statement: await signStatement('concert-ledger+jws', said, signer.at(now)) } }
})
