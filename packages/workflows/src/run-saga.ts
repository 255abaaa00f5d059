import type { Cell } from '#cell.ts'
import { type SagaRef, sagaJob } from '#hint.ts'
import { underLease } from '#lease.ts'
import { PermanentFailure, reasonOf } from '#permanent-failure.ts'
import { retryDelayMs } from '#retry-delay.ts'
import type { ParsedStep, Saga, StepContext } from '#saga.ts'
import { claimSaga, type ClaimedSaga, moveSaga, renewSaga, type SagaMove } from '#sagas.ts'
import { underTrace } from '#trace.ts'

/**
 * Runs the current step (or undo) of a saga once if it is due: claim, run, compare-and-set, give a hint for the next. Rejects
 * only when the database does not answer; the lease then expires and the step runs again.
 */
export async function runSaga(cell: Cell, ref: SagaRef): Promise<void> {
  const { authority, timing } = cell
  const claim = await claimSaga(cell, ref, timing.leaseMs)
  if (claim === null) return
  const move = await nextMove(cell, ref, claim)
  const moved = await moveSaga(cell, ref, claim, move)
  const about = aboutOf(cell, ref, claim)
  if (moved === null) {
    cell.log.warn(about, 'saga: another worker has taken it over, the result of this run is not recorded')
    return
  }
  log(cell, about, move)
  if (moved.isDue) await cell.offer([sagaJob(authority, ref, moved)])
  else if (move.to === 'again') await cell.offer([sagaJob(authority, ref, moved, move.delayMs)])
}

/** What every log line about a run contains. */
interface About extends SagaRef {
  readonly authority: string
  readonly traceId: string
  readonly step: string
  readonly fence: number
  readonly attempt: number
}

function aboutOf({ authority }: Cell, ref: SagaRef, { step, fence, attempt }: ClaimedSaga): About {
  return { authority, traceId: ref.sagaId, ...ref, step, fence, attempt }
}

async function nextMove(cell: Cell, ref: SagaRef, claim: ClaimedSaga): Promise<SagaMove> {
  try {
    const saga = cell.sagas.get(ref.saga)
    const step = saga?.steps.find(({ name }) => name === claim.step)
    if (saga === undefined || step === undefined) return isUndefined(cell, ref, claim)
    return claim.status === 'running'
      ? await runStep(cell, ref, claim, saga, step)
      : await undoStep(cell, ref, claim, step)
  } catch (error) {
    return { to: 'again', reason: reasonOf(error), delayMs: retryDelayMs(claim.attempt, cell.timing.retry) }
  }
}

/** Repeated, not given up: during a deployment, an older worker may get a saga or step that only the newer version knows. */
function isUndefined(cell: Cell, ref: SagaRef, claim: ClaimedSaga): SagaMove {
  const reason = cell.sagas.has(ref.saga)
    ? `saga ${ref.saga} has no step named ${claim.step}`
    : `no saga is named ${ref.saga}; this one stands at step ${claim.step}`
  cell.log.error({ ...aboutOf(cell, ref, claim), reason }, 'saga: its definition is missing, it cannot continue')
  return { to: 'again', reason, delayMs: retryDelayMs(claim.attempt, cell.timing.retry) }
}

async function runStep(
  cell: Cell,
  ref: SagaRef,
  claim: ClaimedSaga,
  { steps }: Saga,
  step: ParsedStep,
): Promise<SagaMove> {
  try {
    const result = await leased(cell, ref, claim, (context) => step.do(context, claim.data))
    if ('wait' in result) return { to: 'waiting', waitingFor: result.wait, until: result.until ?? null }
    const next = steps[steps.indexOf(step) + 1]
    if (next === undefined) return { to: 'done', patch: result.done }
    const toUndo = step.undo === undefined ? claim.toUndo : [...claim.toUndo, step.name]
    return { to: 'running', step: next.name, toUndo, patch: result.done }
  } catch (error) {
    if (!(error instanceof PermanentFailure)) throw error
    return undoLast(claim.toUndo, `step ${step.name}: ${reasonOf(error)}`)
  }
}

async function undoStep(cell: Cell, ref: SagaRef, claim: ClaimedSaga, { name, undo }: ParsedStep): Promise<SagaMove> {
  const reason = claim.lastError ?? 'no reason given'
  try {
    await leased(cell, ref, claim, async (context) => undo?.(context, claim.data))
    return undoLast(claim.toUndo, reason)
  } catch (error) {
    // Only logged: the stored reason must remain the reason why the saga failed.
    if (!(error instanceof PermanentFailure)) {
      logRepetition(
        cell,
        { ...aboutOf(cell, ref, claim), reason: reasonOf(error) },
        'saga: undo failed, will be repeated',
      )
      return { to: 'again', reason, delayMs: retryDelayMs(claim.attempt, cell.timing.retry) }
    }
    return { to: 'stuck', reason: `${reason}; undo of ${name} refused: ${reasonOf(error)}` }
  }
}

/** Undoes the last finished step of `toUndo`, or ends the saga when there is none. */
function undoLast(toUndo: readonly string[], reason: string): SagaMove {
  const step = toUndo.at(-1)
  return step === undefined ? { to: 'failed', reason } : { to: 'undoing', step, toUndo: toUndo.slice(0, -1), reason }
}

function leased<Result>(
  cell: Cell,
  ref: SagaRef,
  claim: ClaimedSaga,
  work: (context: StepContext) => Promise<Result>,
): Promise<Result> {
  const { authority, timing } = cell
  const { leaseMs, handlerDeadlineMs: deadlineMs } = timing
  const renew = () => renewSaga(cell, ref, claim.fence, leaseMs)
  const { fence, attempt, now } = claim
  return underLease({ leaseMs, deadlineMs, renew }, (signal) =>
    underTrace(ref.sagaId, () =>
      work({ authority, sagaId: ref.sagaId, key: stepKey(ref, claim), fence, attempt, now, signal }),
    ),
  )
}

/** A saga that starts again after a failure has new keys, so that it does not get the kept answers of its first round. */
function stepKey(ref: SagaRef, { step, round }: ClaimedSaga): string {
  return `${ref.saga}.${ref.sagaId}.${step}${round === 0 ? '' : `.${round}`}`
}

function log(cell: Cell, about: About, move: SagaMove): void {
  switch (move.to) {
    case 'running':
    case 'done':
    case 'waiting':
      cell.log.debug({ ...about, to: move.to }, 'saga: moved')
      return
    case 'again':
      logRepetition(cell, { ...about, reason: move.reason, delayMs: move.delayMs }, 'saga: failed, will be repeated')
      return
    case 'undoing':
    case 'failed':
    case 'stuck':
      cell.log.error({ ...about, to: move.to, reason: move.reason }, 'saga: cannot be completed')
  }
}

function logRepetition(
  cell: Cell,
  about: About & { readonly reason: string; readonly delayMs?: number },
  message: string,
): void {
  if (about.attempt < cell.timing.stuckAfterAttempts) cell.log.warn(about, message)
  else cell.log.error(about, `${message}; it keeps failing`)
}
