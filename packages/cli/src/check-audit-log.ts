import { type ChainResult, checkAuditChain } from '#audit-chain.ts'
import { faultOfRecords } from '#audit-records.ts'
import type { AuditLog } from '#audit-store.ts'

/** Checks the whole record of an authority: its chain, the events and receipts of each entry, and that there are no others. */
export async function checkAuditLog(log: AuditLog): Promise<ChainResult> {
  const named = { events: 0, receipts: 0 }
  const result = await checkAuditChain(log.entries, log.head, ({ change, records }) => {
    named.events += change?.events.length ?? 0
    named.receipts += change?.receipts.length ?? 0
    return faultOfRecords(change, records)
  })
  if (!result.intact) return result
  const stored = await log.count()
  for (const kind of ['events', 'receipts'] as const) {
    const extra = stored[kind] - named[kind]
    if (extra > 0) {
      const why = `it is missing: ${extra} ${kind} are stored that no entry names`
      return { intact: false, brokenAt: result.entries + 1n, why }
    }
  }
  return result
}
