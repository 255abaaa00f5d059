import type { clock, openClock } from '@concert/contracts/shapes/clock'
import { standingStop } from '@concert/domain/clock/clock'
import { stopSentences, taskSentences } from '@concert/sentences/tasks'
import type { z } from 'zod'
import type { CaseClock } from './kept-clock.ts'

/** Step 4 of docs/flows/clocks.md: whose move a case is, by when, and why its clock stands, as everyone who sees the case may read it. */
export function representClock(kept: CaseClock | null | undefined): z.input<typeof clock> {
  // The kernel says null of a case that waits for nobody; a row past the kernel has been told nothing of its clock.
  if (kept === undefined) throw new Error('the clock of this case was not read')
  return kept === null ? null : representOpenClock(kept)
}

/** An open clock. */
export function representOpenClock({ clock: running, due }: CaseClock): z.input<typeof openClock> {
  const stop = standingStop(running)
  return {
    task: { code: running.task, sentence: { ...taskSentences[running.task] } },
    whoseMove: running.whoseMove,
    since: running.since,
    dueOn: due.dueOn,
    undated: due.undated,
    provisional: due.isProvisional,
    standsBecause:
      stop === undefined
        ? null
        : { code: stop.because, since: stop.from, sentence: { ...stopSentences[stop.because] } },
  }
}
