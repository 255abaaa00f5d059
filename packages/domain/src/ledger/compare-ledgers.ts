/** What two authorities can say differently of the envelopes that one has sent to the other. */
export const ledgerDifferences = ['lost', 'altered', 'duplicated', 'unsent'] as const
export type LedgerDifference = (typeof ledgerDifferences)[number]

/** An envelope in a ledger. `digest` is SHA-256 of the signed statement, in hexadecimal. */
export interface LedgerEntry {
  readonly envelopeId: string
  readonly digest: string
}

/** An envelope in the ledger of its sender. Without a receipt it may have arrived: the receipt can be lost. */
export interface SentEntry extends LedgerEntry {
  readonly isDelivered: boolean
}

export interface FoundDifference {
  readonly envelopeId: string
  readonly kind: LedgerDifference
}

/**
 * Compares what an authority has sent with what the other one says it received, in one period: an envelope with a receipt that is not there
 * is lost; other bytes under one id are altered; an id twice is duplicated; an id that was never sent is unsent, whoever signed it.
 */
export function compareLedgers(sent: readonly SentEntry[], received: readonly LedgerEntry[]): FoundDifference[] {
  const sentById = new Map(sent.map((entry) => [entry.envelopeId, entry]))
  const seen = new Set<string>()
  const found: FoundDifference[] = []
  for (const { envelopeId, digest } of received) {
    const own = sentById.get(envelopeId)
    if (seen.has(envelopeId)) found.push({ envelopeId, kind: 'duplicated' })
    if (own === undefined) found.push({ envelopeId, kind: 'unsent' })
    else if (own.digest !== digest) found.push({ envelopeId, kind: 'altered' })
    seen.add(envelopeId)
  }
  const lost = sent.filter(({ envelopeId, isDelivered }) => isDelivered && !seen.has(envelopeId))
  return [...found, ...lost.map(({ envelopeId }): FoundDifference => ({ envelopeId, kind: 'lost' }))]
}
