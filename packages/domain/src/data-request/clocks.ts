import type { ClockRule, Clocks } from '#clock/clock.ts'
import { noClock } from '#clock/own-calendar.ts'
import type { DataRequest } from './state.ts'

/** Calendar days (as the task has them in `task-terms.ts`) from the day on which a request came (Cap. 486 s. 19(1)). The laws of the other places ask for no longer. */
export const DATA_REQUEST_DAYS = 40

/** Whose move a request is: the authority has its days from when the request came, not from when somebody entered it. */
export const dataRequestClocks: Clocks<DataRequest> = {
  received: toBeAnswered,
  // A copy for whoever has no account is answered once it is handed over: the same days run on.
  answered: (state) => (state.way === 'administrator' && state.asks === 'copy' ? toBeAnswered(state) : null),
  'handed-over': noClock,
  refused: noClock,
}

function toBeAnswered({ daysLeft }: DataRequest): ClockRule {
  return {
    task: 'answer-data-request',
    whoseMove: 'personnel-administrator',
    term: { calendarDays: daysLeft },
    calendar: 'own',
    stands: null,
  }
}
