import type { Transaction } from '@concert/db/authority-transaction'
import type { NoticeTimes } from '@concert/domain/clock/notice-point'
import type { TaskName } from '@concert/domain/clock/task-terms'
import type { Mover } from '@concert/domain/roles'

/** What is kept of the clock of a case, of whichever service. */
export interface HeldClock {
  readonly applicationId: string | null
  readonly task: TaskName
  readonly whoseMove: Mover
  readonly since: string
  readonly dueOn: string | null
  readonly times: NoticeTimes
}

/** The open clock of a case. It stands still until the transaction ends: a second notice waits for the first. */
export async function holdClock(
  { client }: Transaction,
  { stream, caseId }: { readonly stream: string; readonly caseId: string },
): Promise<HeldClock | undefined> {
  const { rows } = await client.query<Omit<HeldClock, 'times'> & NoticeTimes>({
    name: 'applications-hold-clock',
    text: `select application_id as "applicationId", task, whose_move as "whoseMove", since, due_on::text as "dueOn",
        remind_at as "remindAt", due_at as "dueAt", reminded_at as "remindedAt", escalated_at as "escalatedAt"
      from platform.hold_clock($1, $2)`,
    values: [stream, caseId],
  })
  const [row] = rows
  if (row === undefined) return undefined
  const { remindAt, dueAt, remindedAt, escalatedAt, ...held } = row
  return { ...held, times: { remindAt, dueAt, remindedAt, escalatedAt } }
}
