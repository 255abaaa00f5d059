import type { Transaction } from '@concert/db/authority-transaction'
import { authorisations } from '@concert/db/personnel'
import type { Authorisation } from '@concert/domain/roles'
import { and, desc, eq, gt, lte } from 'drizzle-orm'

/**
 * The authorisation in force of a signatory of this authority, the one that lasts longest, or null. The system issues on the
 * signatories' standing instruction, which ends with the last of their authorisations (ISO/IEC 17065 6.1.2).
 */
export async function signatoryInForce(transaction: Transaction): Promise<Authorisation | null> {
  const [row] = await transaction.db
    .select({ id: authorisations.authorisationId, validUntil: authorisations.validUntil })
    .from(authorisations)
    .where(
      and(
        eq(authorisations.authority, transaction.authority),
        eq(authorisations.function, 'signatory'),
        lte(authorisations.validFrom, transaction.now),
        gt(authorisations.validUntil, transaction.now),
      ),
    )
    .orderBy(desc(authorisations.validUntil), authorisations.authorisationId)
    .limit(1)
  return row === undefined ? null : { ...row, function: 'signatory' }
}
