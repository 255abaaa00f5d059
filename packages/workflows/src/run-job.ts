import type { Cell } from '#cell.ts'
import { hint } from '#hint.ts'
import { reasonOf } from '#permanent-failure.ts'
import type { ReceivedJob } from '#queue.ts'
import { runClock } from '#run-clock.ts'
import { runDelivery } from '#run-delivery.ts'
import { runRecount } from '#run-recount.ts'
import { runSaga } from '#run-saga.ts'
import type { SagaStarter } from '#saga.ts'
import { run, type Statement } from '#statement.ts'

const PAYLOAD_KEPT_MAX = 2_000

/**
 * Runs the work that a queue job names. A payload that is not a hint for this authority is stored as rejected with the reason,
 * and never run. Rejects only when the database does not answer; the queue then delivers the job again.
 */
export async function runJob(cell: Cell, sagas: SagaStarter, job: ReceivedJob): Promise<void> {
  const parsed = hint.safeParse(job.data)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      (issue) => `${issue.path.map(String).join('.') || 'payload'}: ${issue.message}`,
    )
    return reject(cell, job, `not a hint: ${issues.join('; ')}`)
  }
  if (parsed.data.authority !== cell.authority) return reject(cell, job, `meant for authority ${parsed.data.authority}`)
  switch (parsed.data.kind) {
    case 'delivery':
      return runDelivery(cell, sagas, { eventId: parsed.data.eventId, subscription: parsed.data.subscription })
    case 'clock':
      return runClock(cell, { stream: parsed.data.stream, caseId: parsed.data.caseId })
    case 'recount':
      return runRecount(cell, parsed.data.again)
    case 'saga':
      return runSaga(cell, { saga: parsed.data.saga, sagaId: parsed.data.sagaId })
  }
}

const keepRejected: Statement = {
  name: 'workflows-keep-rejected-job',
  text: `insert into workflows.rejected_jobs (authority, job_id, reason, payload) values ($1, $2, $3, $4)
         on conflict (authority, job_id) do update
           set reason = excluded.reason, payload = excluded.payload, times = rejected_jobs.times + 1,
               rejected_at = clock_timestamp()`,
}

async function reject(cell: Cell, job: ReceivedJob, because: string): Promise<void> {
  const reason = reasonOf(because)
  const payload = (JSON.stringify(job.data) ?? 'undefined').slice(0, PAYLOAD_KEPT_MAX)
  await run(cell, keepRejected, [job.id, reason, payload])
  cell.log.error({ authority: cell.authority, jobId: job.id, reason }, 'queue: a job was rejected')
}
