import { inAuthority } from '#authority-transaction.ts'
import type { Cell } from '#cell.ts'
import { type SagaRef, sagaJob } from '#hint.ts'
import { underLease } from '#lease.ts'
import { PermanentFailure, reasonOf } from '#permanent-failure.ts'
import { retryDelayMs } from '#retry-delay.ts'
import type { Saga, StepContext } from '#saga.ts'
import { claimSaga, type ClaimedSaga, moveSaga, renewSaga, type SagaMove } from '#sagas.ts'
import { underTrace } from '#trace.ts'

/**
 * Runs the present step (or undo) of a saga once if it is due: claim, run, compare-and-set, hint at the next. Rejects only
 * when the database does not answer; then the lease ends by itself and the step runs again.
 */
export async function runSaga(cell: Cell, ref: SagaRef): Promise<void> {
  const { authority, pool, timing } = cell
  const claim = await inAuthority(pool, authority, (tx) => claimSaga(tx, authority, ref, timing.leaseMs))
  if (claim === null) return
  const move = await nextMove(cell, ref, claim)
  const moved = await inAuthority(pool, authority, (tx) => moveSaga(tx, authority, ref, claim, move))
  const about = { authority, traceId: ref.sagaId, ...ref, step: claim.step, fence: claim.fence, attempt: claim.attempt }
  if (moved === null) {
    cell.log.warn(about, 'saga: another worker has taken it over, the result of this run is not recorded')
    return
  }
  log(cell, about, move)
  if (moved.isDue) await cell.offer([sagaJob(authority, ref, { step: moved.step, fence: claim.fence })])
  else if (move.to === 'again') {
    await cell.offer([sagaJob(authority, ref, { step: moved.step, fence: claim.fence }, move.delayMs)])
  }
}

async function nextMove(cell: Cell, ref: SagaRef, claim: ClaimedSaga): Promise<SagaMove> {
  try {
    const saga = cell.sagas.get(ref.saga)
    // Repeated and not given up: while a deployment rolls, an older worker meets sagas that only the newer knows.
    if (saga === undefined) throw new Error(`no saga is named ${ref.saga}`)
    return claim.status === 'running' ? await runStep(cell, ref, claim, saga) : await undoStep(cell, ref, claim, saga)
  } catch (error) {
    return { to: 'again', reason: reasonOf(error), delayMs: retryDelayMs(claim.attempt, cell.timing.retry) }
  }
}

async function runStep(cell: Cell, ref: SagaRef, claim: ClaimedSaga, saga: Saga): Promise<SagaMove> {
  const step = saga.steps[claim.step]
  if (step === undefined) throw new Error(`saga ${saga.name} has no step ${claim.step}`)
  try {
    const result = await leased(cell, ref, claim, step.name, (context) => step.do(context, claim.data))
    if ('wait' in result) return { to: 'waiting', waitingFor: result.wait, until: result.until ?? null }
    const isLast = claim.step + 1 === saga.steps.length
    return { to: isLast ? 'done' : 'running', step: claim.step + 1, patch: result.done }
  } catch (error) {
    if (!(error instanceof PermanentFailure)) throw error
    return undoneFrom(saga, claim.step - 1, `step ${step.name}: ${reasonOf(error)}`)
  }
}

async function undoStep(cell: Cell, ref: SagaRef, claim: ClaimedSaga, saga: Saga): Promise<SagaMove> {
  const reason = claim.lastError ?? 'no reason given'
  const step = saga.steps[claim.step]
  const undo = step?.undo
  if (step === undefined || undo === undefined) return undoneFrom(saga, claim.step - 1, reason)
  try {
    await leased(cell, ref, claim, step.name, (context) => undo(context, claim.data))
    return undoneFrom(saga, claim.step - 1, reason)
  } catch (error) {
    // The reason why the saga failed must outlive the retries of an undo, so those are not recorded over it.
    if (!(error instanceof PermanentFailure)) {
      const about = { authority: cell.authority, traceId: ref.sagaId, ...ref, step: step.name, attempt: claim.attempt }
      logRepetition(cell, { ...about, reason: reasonOf(error) }, 'saga: undo failed, will be repeated')
      return { to: 'again', reason, delayMs: retryDelayMs(claim.attempt, cell.timing.retry) }
    }
    return { to: 'stuck', reason: `${reason}; undo of ${step.name} refused: ${reasonOf(error)}` }
  }
}

/** Goes to the next step below that has an undo, or ends the saga when none has. */
function undoneFrom(saga: Saga, from: number, reason: string): SagaMove {
  for (let step = from; step >= 0; step -= 1) {
    if (saga.steps[step]?.undo !== undefined) return { to: 'undoing', step, reason }
  }
  return { to: 'failed', reason }
}

function leased<Result>(
  cell: Cell,
  ref: SagaRef,
  claim: ClaimedSaga,
  step: string,
  work: (context: StepContext) => Promise<Result>,
): Promise<Result> {
  const { authority, pool, timing } = cell
  const { leaseMs, handlerDeadlineMs } = timing
  const renew = (): Promise<boolean> =>
    inAuthority(pool, authority, (tx) => renewSaga(tx, authority, ref, claim.fence, leaseMs))
  return underLease({ leaseMs, deadlineMs: handlerDeadlineMs, renew }, (signal) =>
    underTrace(ref.sagaId, () =>
      work({
        authority,
        sagaId: ref.sagaId,
        key: stepKey(ref, step, claim.round),
        fence: claim.fence,
        attempt: claim.attempt,
        now: claim.now,
        signal,
      }),
    ),
  )
}

/** A saga that is begun anew after it failed must not be answered with the results of its first round. */
function stepKey(ref: SagaRef, step: string, round: number): string {
  return `${ref.saga}.${ref.sagaId}.${step}${round === 0 ? '' : `.${round}`}`
}

function log(cell: Cell, about: { attempt: number }, move: SagaMove): void {
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
  about: { attempt: number; reason: string; delayMs?: number },
  message: string,
): void {
  if (about.attempt < cell.timing.stuckAfterAttempts) cell.log.warn(about, message)
  else cell.log.error(about, `${message}; it keeps failing`)
}
