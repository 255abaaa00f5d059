import { LEDGER_ENTRIES_MAX } from '@concert/contracts/body-limits'
import { operations } from '@concert/contracts/operations'
import { type ReadLedgerAnswer, readLedgerRequest } from '@concert/contracts/read-ledgers'
import { signStatement } from '@concert/credentials/statement'
import { verifyPeerStatement } from '@concert/credentials/verify-peer-statement'
import { plain } from '@concert/platform/operation-route'
import { statementRefused } from '@concert/platform/refused-request'
import { signedBody } from '@concert/platform/signed-body'
import type { ExchangeContext } from '#context.ts'
import { requireAskedNow } from '#ledger/require-asked-now.ts'
import { readsDigest, readsWith } from './entries.ts'

/**
 * States to another authority which reads across the border between the two are on record here: ids and digests, and nothing of file, reader or
 * basis. 422 for a request that it did not sign for this authority just now. Step 5 of docs/flows/reconciliation.md.
 */
export const stateReads = plain(operations.stateReads, async ({ raw, inTransaction }, context: ExchangeContext) => {
  const { authority: here, trust, signer } = context
  const statement = signedBody(raw)
  const recipient = { here, trust, refuse: statementRefused }
  const typ = 'concert-read-ledger-request+jws'
  const { signedBy, payload } = await verifyPeerStatement(typ, statement, readLedgerRequest, recipient)
  const { id: requestId, period, after } = payload
  const { now, all } = await inTransaction(async (transaction) => {
    requireAskedNow(transaction, { statement, signedBy, payload })
    return { now: transaction.now, all: await readsWith(transaction, signedBy, period) }
  })
  const behind = after === null ? [] : all.filter(({ readId }) => readId > after)
  const said: Record<keyof ReadLedgerAnswer, unknown> = {
    requestId,
    from: here,
    to: signedBy,
    issuedAt: now,
    count: all.length,
    digest: readsDigest(all),
    entries: behind.slice(0, LEDGER_ENTRIES_MAX),
  }
  return { body: { statement: await signStatement('concert-read-ledger+jws', said, signer.at(now)) } }
})
