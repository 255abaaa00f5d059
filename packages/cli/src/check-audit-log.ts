import { type BrokenChain, type ChainResult, checkAuditChain } from '#audit-chain.ts'
import { checkKeptStates, type UnfoldedCase } from '#check-kept-states.ts'
import { faultOfRecords } from '#audit-records.ts'
import type { AuditLog, RecordedLine, WaitingLines } from '#audit-store.ts'

export type LogResult =
  | { readonly intact: true; readonly entries: bigint; readonly waiting: WaitingLines }
  | BrokenChain

export type RecordResult =
  | (Extract<LogResult, { intact: true }> & { readonly cases: number })
  | { readonly intact: false; readonly unfolded: UnfoldedCase }
  | BrokenChain

/** Checks the log and then, by the events that the log vouches for, what is stored of every case. */
export async function checkRecord(log: AuditLog): Promise<RecordResult> {
  const result = await checkAuditLog(log)
  if (!result.intact) return result
  const { cases, unfolded } = await checkKeptStates(log.cases)
  return unfolded === undefined ? { ...result, cases } : { intact: false, unfolded }
}

/**
 * Checks the whole record of an authority: its chain, that every line is in it exactly once or waits, the events and receipts of
 * each line, and that there are no others. A line that waits is counted, never reported as lost. An empty log is not intact,
 * because nothing was checked.
 */
export async function checkAuditLog(log: AuditLog): Promise<LogResult> {
  const named = { events: 0, receipts: 0 }
  const faultOfLine = ({ change, records }: RecordedLine): string | undefined => {
    named.events += change?.events.length ?? 0
    named.receipts += change?.receipts.length ?? 0
    return faultOfRecords(change, records)
  }
  const chain = await checkAuditChain(log.entries, log.head, faultOfLine)
  if (!chain.intact) return chain
  const why =
    (await faultOfWaiting(log, faultOfLine)) ?? (await faultOfPlaces(log)) ?? (await faultOfCounts(log, named))
  const waiting = await log.countWaiting()
  if (why !== undefined) return brokenAfter(chain, why)
  if (chain.entries === 0n && waiting.lines === 0) return brokenAfter(chain, 'the log is empty')
  return { ...chain, waiting }
}

const brokenAfter = ({ entries }: Extract<ChainResult, { intact: true }>, why: string): BrokenChain => ({
  intact: false,
  brokenAt: entries + 1n,
  why,
})

async function faultOfWaiting(
  { waiting }: AuditLog,
  faultOfLine: (line: RecordedLine) => string | undefined,
): Promise<string | undefined> {
  for await (const line of waiting) {
    const why = line.line === undefined ? 'it is missing' : faultOfLine(line)
    if (why !== undefined) return `line ${line.lineId} waits for it: ${why}`
  }
  return undefined
}

async function faultOfPlaces(log: AuditLog): Promise<string | undefined> {
  const { lost, doubled, waitingAgain } = await log.misplaced()
  if (lost !== null) return `it is missing: line ${lost} is neither in the chain nor waiting`
  if (doubled !== null) return `line ${doubled} is in the chain more than once`
  return waitingAgain === null ? undefined : `line ${waitingAgain} is in the chain and waits for another place`
}

async function faultOfCounts(
  log: AuditLog,
  named: Readonly<Record<'events' | 'receipts', number>>,
): Promise<string | undefined> {
  const stored = await log.count()
  for (const kind of ['events', 'receipts'] as const) {
    const extra = stored[kind] - named[kind]
    if (extra > 0) return `it is missing: ${extra} ${kind} are stored that no line names`
  }
  return undefined
}
