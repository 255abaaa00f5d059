import { findCase } from '@concert/cases/find'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Logger } from 'pino'
import type { EvidenceContext } from '#context.ts'
import { keepPageTexts } from '#page/page-texts.ts'
import { ScannerUnavailable } from '#inspection/inspect-object.ts'
import { artefactCase } from './case.ts'
import { changeByService } from './change-by-service.ts'
import { takeCheckTurn } from './check-turn.ts'
import { filesToInspect } from './files-to-inspect.ts'

/** How long a process inspects before it lets others use the device, as when it hashes. */
const TURN_MS = 60_000
/** Longer than any inspection lasts. */
const WAIT_MS = 600_000

type Context = Pick<EvidenceContext, 'authority' | 'pool' | 'keyRing' | 'inspections' | 'recheckMs'>

/**
 * Inspects again the files of an authority that are due, the longest not inspected first, until none is left, a minute is over or `stopping`
 * is aborted. What newer signatures or checks find closes a file, and that is told to the operators as an error. While the scanner is silent the
 * files stay as they are, and due.
 *
 * @returns how many were inspected, and how many of them closed; null while another process does it
 */
export async function inspectAgain(
  context: Context,
  logger: Logger,
  stopping: AbortSignal,
): Promise<{ readonly inspected: number; readonly closed: number } | null> {
  const turn = await takeCheckTurn(context)
  if (turn === undefined) return null
  const done = { inspected: 0, closed: 0 }
  try {
    const endsAt = Date.now() + TURN_MS
    for (const evidenceId of await filesToInspect(context, turn.begunAt)) {
      if (stopping.aborted || Date.now() > endsAt || !(await turn.renew())) break
      try {
        if (await isClosedNow(context, evidenceId)) {
          done.closed += 1
          logger.error({ authority: context.authority, evidenceId }, 'evidence put in quarantine: inspected again')
        }
        done.inspected += 1
      } catch (err) {
        if (stopping.aborted) break
        logger.error({ err, authority: context.authority, evidenceId }, 'an evidence file was not inspected again')
        if (err instanceof ScannerUnavailable) break
      }
    }
    return done
  } finally {
    await turn.release()
  }
}

/** Whether the inspection has closed a file that was open. */
async function isClosedNow({ authority, pool, keyRing, inspections }: Context, evidenceId: string): Promise<boolean> {
  const inCell = { authority, applicant: '*' } as const
  const row = await withAuthority(pool, inCell, (transaction) => findCase(artefactCase, transaction, evidenceId))
  const inspected = await inspections.of(row, WAIT_MS)
  if (inspected === undefined) throw new Error(`the inspection of ${evidenceId} does not end`)
  const { inspection, inspectedAs, findings, pages } = inspected
  const after = await withAuthority(pool, inCell, async (transaction) => {
    await keepPageTexts(transaction, keyRing, row.state, pages)
    return changeByService(
      transaction,
      evidenceId,
      { name: 'inspectEvidence', given: {}, facts: { inspection, inspectedAs } },
      { findings, inspectedAt: transaction.now, inspectedAs },
    )
  })
  return row.state.quarantine === null && after.state.quarantine !== null
}
