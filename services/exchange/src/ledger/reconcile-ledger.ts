import { operations } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import {
  compareLedgers,
  type FoundDifference,
  type LedgerEntry,
  type SentEntry,
} from '@concert/domain/ledger/compare-ledgers'
import { comparedPeriod, daysOf, firstIdAt, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { ExchangeContext } from '#context.ts'
import { endAbandonedReads } from '#border-read/counter-entries.ts'
import { revive } from '#envelope/revive-envelope.ts'
import { differenceOn, openDifferences, recordDifferences } from './differences.ts'
import { ledgerDigest, sentIn } from './entries.ts'
import { askLedger, ledgerOfEnvelopes } from './peer-ledgers.ts'

/**
 * Compares the ledger of what was sent to another authority with what that one says it received: first counts and digests, then ids where
 * they differ. What is found is recorded and told to the operators, and what the other one lacks is sent anew. 503 while it does not answer,
 * which is no difference.
 */
export const reconcileLedger = plain(
  operations.reconcileLedger,
  async ({ raw, params: { peer }, inTransaction }, context: ExchangeContext) => {
    if (peer === context.authority) notFound('envelope')
    // Before anybody is asked: also where the other authority is down.
    const abandoned = await inTransaction((transaction) => endAbandonedReads(transaction, peer))
    if (abandoned > 0)
      raw.log.error({ authority: context.authority, peer, abandoned }, 'reads whose process died were given an end')
    // Read before the question: what has a receipt by then must be on the other side.
    const { now, whole, sent } = await inTransaction(async (transaction) => {
      const period = comparedPeriod(transaction.now, context.settledAfterMs)
      return { now: transaction.now, whole: period, sent: await sentIn(transaction, peer, period) }
    })
    const found = await differencesIn(context, peer, { whole, sent, now })
    // Step 4 of docs/flows/reconciliation.md.
    const fresh = await inTransaction((transaction) => recordDifferences(transaction, peer, whole, found))
    for (const difference of fresh) {
      raw.log.error({ authority: context.authority, peer, ...difference }, 'the ledgers of two authorities differ')
    }
    // Also what an earlier comparison has found: its process may have ended before it was sent anew.
    const lacking = found.filter(({ kind }) => kind === 'lost' || kind === 'altered')
    for (const { envelopeId } of lacking) {
      await inTransaction((transaction, request) => revive({ transaction, request, context }, envelopeId, differenceOn))
    }
    const open = await inTransaction((transaction) => openDifferences(transaction, peer))
    // Every hour: what was told once is forgotten in a log.
    if (open > 0)
      raw.log.error({ authority: context.authority, peer, open }, 'differences of the ledgers are not settled')
    return { body: { sent: sent.length, differences: found.length, revived: lacking.length, open } }
  },
)

interface Compared {
  readonly whole: LedgerPeriod
  readonly sent: readonly SentEntry[]
  readonly now: string
}

/** Step 3 of docs/flows/reconciliation.md: narrow it down. */
async function differencesIn(context: ExchangeContext, peer: Authority, { whole, sent, now }: Compared) {
  const arrived = sent.filter(({ isDelivered }) => isDelivered)
  if (await isSame(context, peer, { period: whole, arrived, now })) return []
  const found: FoundDifference[] = []
  for (const period of daysOf(whole)) {
    const ofDay = (entry: LedgerEntry) => isIn(entry, period)
    if (await isSame(context, peer, { period, arrived: arrived.filter(ofDay), now })) continue
    const received = await receivedBy(context, peer, period, now)
    found.push(...compareLedgers(sent.filter(ofDay), received))
  }
  return found
}

async function isSame(
  context: ExchangeContext,
  peer: Authority,
  { period, arrived, now }: { period: LedgerPeriod; arrived: readonly LedgerEntry[]; now: string },
): Promise<boolean> {
  const { count, digest } = await askLedger(context, peer, ledgerOfEnvelopes, { period, after: null, now })
  return count === arrived.length && digest === ledgerDigest(arrived)
}

/** All that the other authority names of a period, in as many answers as it takes. */
async function receivedBy(context: ExchangeContext, peer: Authority, period: LedgerPeriod, now: string) {
  const received: LedgerEntry[] = []
  for (let after = ''; ;) {
    const { entries, count } = await askLedger(context, peer, ledgerOfEnvelopes, { period, after, now })
    received.push(...entries)
    const last = entries.at(-1)?.envelopeId
    // An answer that does not go on would be asked for without end.
    if (last === undefined || last <= after || received.length >= count) return received
    after = last
  }
}

function isIn({ envelopeId }: LedgerEntry, { from, until }: LedgerPeriod): boolean {
  return envelopeId >= firstIdAt(from) && envelopeId < firstIdAt(until)
}
