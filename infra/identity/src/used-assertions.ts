import { oneStatement } from '@concert/db/one-statement'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'

/** The assertions that the clients of one authority have used. */
export interface UsedAssertions {
  /** Keeps one as used until it has expired. @returns false when it was used before, at whichever process of the issuer */
  use(assertionId: string, expiresAt: Date): Promise<boolean>
}

/** In the database of the authority's cell, as the issuer's own role (migrations/cell/0220-used-assertions.sql). */
export function usedAssertionsIn(pool: Pool, authority: Authority): UsedAssertions {
  return {
    async use(assertionId, expiresAt) {
      const { rows } = await oneStatement<{ isFirst: boolean }>(
        pool,
        // It has rows of no applicant.
        { authority, applicant: '' },
        {
          name: 'use-assertion',
          text: 'select identity.use_assertion($1, $2) as "isFirst"',
          values: [assertionId, expiresAt],
        },
      )
      return rows[0]?.isFirst === true
    },
  }
}
