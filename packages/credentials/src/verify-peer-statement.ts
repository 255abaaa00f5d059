import { fault, type FoundError } from '@concert/contracts/found-errors'
import { isInPeriod } from '@concert/domain/envelope/key-periods'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import type { z } from 'zod'
import { CredentialRefused } from '#refusal.ts'
import { kidOfStatement, type StatementType, verifyStatement } from '#statement.ts'
import { periodOf, type PinnedKeys } from '#trust-folder.ts'

/** Who reads what other authorities signed. */
export interface Recipient {
  readonly here: Authority
  /** The exchange keys of every authority. */
  readonly trust: PinnedKeys
  /** Refuses a statement for everything that is wrong with it; pointers lead into what was signed. */
  readonly refuse: (errors: readonly FoundError[]) => never
}

/**
 * Verifies that another authority signed a statement, and says which one. Each authority's own key set is tried; sets are never merged. The
 * payload is not read before the signature is known to be another authority's. A key counts for what was issued in its period: how long what
 * was issued may be under way is judged by whoever receives it.
 */
export async function verifyPeerStatement<Payload extends { readonly issuedAt: string }>(
  typ: StatementType,
  statement: string,
  schema: z.ZodType<Payload>,
  { here, trust, refuse }: Recipient,
): Promise<{ readonly signedBy: Authority; readonly payload: Payload }> {
  for (const authority of authorities.filter((candidate) => candidate !== here)) {
    try {
      const kid = kidOfStatement(typ, statement)
      // A set without the key has nothing to say; what a whole set costs is paid once.
      if (!trust[authority].keys.some((key) => key.kid === kid)) continue
      const payload = await verifyStatement(typ, statement, trust[authority], schema)
      const isInTime = isInPeriod(periodOf(trust[authority], kid), payload.issuedAt)
      return isInTime
        ? { signedBy: authority, payload }
        : refuse([fault('key-out-of-time', '', { kid, issuedAt: payload.issuedAt })])
    } catch (error) {
      if (!(error instanceof CredentialRefused)) throw error
      if (error.reason !== 'unknown-key') return refuse([fault(error.reason, '', {})])
    }
  }
  return refuse([fault('unknown-key', '', {})])
}
