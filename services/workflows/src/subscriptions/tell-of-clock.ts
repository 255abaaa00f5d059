import { notifyClient } from '@concert/contracts/correspondence'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'

/** Step 8 of docs/flows/clocks.md, with the letter of step 12: the client is told of a day of its own, before it, when it has passed, and when it is another one. Staff read the lists. */
export function tellOfClock({ call }: CellServices) {
  return [
    follow('clock-notice', 'ClockNoticed', 'tell-client-of-clock', async ({ payload, context }) => {
      const { whoseMove, applicationId, point, task, dueOn } = payload
      if (whoseMove !== 'applicant' || applicationId === null) return
      const kind = point === 'overdue' ? 'move-overdue' : 'move-due-soon'
      await call(notifyClient, { params: { applicationId }, body: { kind, move: { task, dueOn } } }, context.key)
    }),
    follow('clock-recount', 'ClocksRecounted', 'tell-client-of-moved-clock', async ({ payload, context }) => {
      for (const [index, { whoseMove, applicationId, task, dueOn }] of payload.moves.entries()) {
        // Of a day that is not known any more there is nothing to tell: staff see it among the clocks without a day.
        if (whoseMove !== 'applicant' || applicationId === null || dueOn === null) continue
        const body = { kind: 'move-day-changed', move: { task, dueOn } } as const
        await call(notifyClient, { params: { applicationId }, body }, `${context.key}.${index}`)
      }
    }),
  ]
}
