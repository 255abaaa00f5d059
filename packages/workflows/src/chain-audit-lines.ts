import type { Cell } from '#cell.ts'
import { run, type Statement } from '#statement.ts'

const BATCH_SIZE = 1_000

const chain: Statement = {
  name: 'workflows-chain-audit-lines',
  text: 'select platform.chain_audit_lines($2) as chained where platform.current_authority() = $1',
}

/**
 * Gives every waiting audit line its place in the authority's chain, one batch per transaction. A batch may be interrupted at
 * any time: its lines then still wait. If two runners meet, one does nothing.
 */
export async function chainAuditLines(cell: Cell): Promise<void> {
  let chained: number
  do {
    const { rows } = await run<{ readonly chained: number }>(cell, chain, [BATCH_SIZE])
    chained = rows[0]?.chained ?? 0
  } while (chained === BATCH_SIZE)
}
