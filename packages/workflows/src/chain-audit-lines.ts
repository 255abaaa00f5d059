import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'

const BATCH_SIZE = 1_000

/**
 * Gives every audit line that waits its place in the authority's chain, a batch per transaction. What ends a batch early leaves
 * its lines waiting, so it may be ended anywhere; of two runners at once, one does nothing.
 */
export async function chainAuditLines(cell: Cell): Promise<void> {
  let chained: number
  do {
    chained = await inAuthority(cell.pool, cell.authority, async (tx) => {
      const { rows } = await tx.query<{ chained: number }>('select platform.chain_audit_lines($1) as chained', [
        BATCH_SIZE,
      ])
      return rows[0]?.chained ?? 0
    })
  } while (chained === BATCH_SIZE)
}
