import { operations } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import { compareReads, type ReadEntry } from '@concert/domain/ledger/compare-reads'
import { comparedPeriod, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { ExchangeContext } from '#context.ts'
import { askLedger, ledgerOfReads } from '#ledger/peer-ledgers.ts'
import { openReadDifferences, recordReadDifferences } from './differences.ts'
import { readsDigest, readsWith } from './entries.ts'

/**
 * Compares which reads across the border are on record here with what the other authority has on record of them, in both directions: by one
 * digest, and by their ids where it differs. What is found is recorded and told to the operators; nothing is changed. 503 while the other one does not answer, which is
 * no difference.
 */
export const reconcileReads = plain(
  operations.reconcileReads,
  async ({ raw, params: { peer }, inTransaction }, context: ExchangeContext) => {
    if (peer === context.authority) notFound('envelope')
    const { now, period, own } = await inTransaction(async (transaction) => {
      const compared = comparedPeriod(transaction.now, context.settledAfterMs)
      return { now: transaction.now, period: compared, own: await readsWith(transaction, peer, compared) }
    })
    const { count, digest } = await askLedger(context, peer, ledgerOfReads, { period, after: null, now })
    const isSame = count === own.length && digest === readsDigest(own)
    const found = isSame ? [] : compareReads(own, await readsThere(context, peer, period, now))
    // Step 6 of docs/flows/reconciliation.md.
    const fresh = await inTransaction((transaction) => recordReadDifferences(transaction, peer, period, found))
    for (const difference of fresh) {
      raw.log.error({ authority: context.authority, peer, ...difference }, 'two authorities differ on a read')
    }
    const open = await inTransaction((transaction) => openReadDifferences(transaction, peer))
    if (open > 0) raw.log.error({ authority: context.authority, peer, open }, 'differences on reads are not settled')
    return { body: { reads: own.length, differences: found.length, open } }
  },
)

/** All that the other authority names, in as many answers as it takes. */
async function readsThere(context: ExchangeContext, peer: Authority, period: LedgerPeriod, now: string) {
  const named: ReadEntry[] = []
  for (let after = ''; ;) {
    const { entries, count } = await askLedger(context, peer, ledgerOfReads, { period, after, now })
    named.push(...entries)
    const last = entries.at(-1)?.readId
    // An answer that does not go on would be asked for without end.
    if (last === undefined || last <= after || named.length >= count) return named
    after = last
  }
}
