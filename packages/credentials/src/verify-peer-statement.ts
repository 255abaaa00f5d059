import { fault, type FoundError } from '@concert/contracts/found-errors'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import type { z } from 'zod'
import { CredentialRefused } from '#refusal.ts'
import { type StatementType, verifyStatement } from '#statement.ts'
import type { PinnedKeys } from '#trust-folder.ts'

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
 * payload is not read before the signature is known to be another authority's.
 */
export async function verifyPeerStatement<Payload>(
  typ: StatementType,
  statement: string,
  schema: z.ZodType<Payload>,
  { here, trust, refuse }: Recipient,
): Promise<{ readonly signedBy: Authority; readonly payload: Payload }> {
  for (const authority of authorities.filter((candidate) => candidate !== here)) {
    try {
      return { signedBy: authority, payload: await verifyStatement(typ, statement, trust[authority], schema) }
    } catch (error) {
      if (!(error instanceof CredentialRefused)) throw error
      if (error.reason !== 'unknown-key') return refuse([fault(error.reason, '', {})])
    }
  }
  return refuse([fault('unknown-key', '', {})])
}
