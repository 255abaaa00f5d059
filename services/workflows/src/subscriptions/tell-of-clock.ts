import { notifyClient } from '@concert/contracts/correspondence'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

/** Step 8 of docs/flows/clocks.md: the client is told of a day of its own, before it and when it has passed. Staff read the list of clocks. */
export function tellOfClock({ call }: CellServices) {
  return [
    follow('clock-notice', 'ClockNoticed', 'tell-client-of-clock', async ({ payload, context }) => {
      const { whoseMove, applicationId, point, task, dueOn } = payload
      if (whoseMove !== 'applicant' || applicationId === null) return
      const kind = point === 'overdue' ? 'move-overdue' : 'move-due-soon'
      await call(notifyClient, { params: { applicationId }, body: { kind, move: { task, dueOn } } }, context.key)
    }),
  ]
}
