import { reconcileLedger } from '@concert/contracts/ledgers'
import { reconcileReads } from '@concert/contracts/read-ledgers'
import { authorities } from '@concert/domain/jurisdictions'
import { type Loop, startLoop } from '@concert/workflows/loop'
import type { CellServices } from '#cell-services.ts'
import { tellOfWaitingEvidence } from '#tell-of-evidence.ts'

const RECONCILE_EVERY_MS = 3_600_000
/** The other services of a cell that has just been started listen by then. */
const FIRST_AFTER_MS = 60_000

type ReconcilingLog = Readonly<Record<'info' | 'warn' | 'error', (about: object, what: string) => void>>

/**
 * Has the ledger of this cell compared with that of each other authority, a minute after the start and every hour. One that does not answer is
 * asked in the next hour; what is found is told by the exchange. Step 1 of docs/flows/reconciliation.md. In the same hour it is seen to that the others
 * know which files of the dossiers before them are closed.
 */
export function startReconciling(services: CellServices, log: ReconcilingLog): () => Promise<void> {
  const { authority } = services
  let loop: Loop | undefined
  const first = setTimeout(() => {
    loop = startLoop({
      everyMs: RECONCILE_EVERY_MS,
      task: () => reconcileAll(services, log),
      onError: (err) => log.error({ err, authority }, 'ledgers not compared'),
    })
  }, FIRST_AFTER_MS).unref()
  return async () => {
    clearTimeout(first)
    await loop?.stop()
  }
}

async function reconcileAll(services: CellServices, log: ReconcilingLog): Promise<void> {
  const { authority, call } = services
  try {
    await tellOfWaitingEvidence(services, `evidence.${Date.now()}`)
  } catch (err) {
    log.warn({ err, authority }, 'closed evidence not told, will be in the next hour')
  }
  for (const peer of authorities.filter((other) => other !== authority)) {
    try {
      const compared = await call(reconcileLedger, { params: { peer }, body: {} }, `ledger.${peer}.${Date.now()}`)
      log.info({ authority, peer, ...compared }, 'ledger compared')
      const read = await call(reconcileReads, { params: { peer }, body: {} }, `reads.${peer}.${Date.now()}`)
      log.info({ authority, peer, ...read }, 'reads compared')
    } catch (err) {
      log.warn({ err, authority, peer }, 'ledger not compared, will be in the next hour')
    }
  }
}
