import type { Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { ClockRecountFacts, RecountClocks } from './commands.ts'

/** What is recorded, listed and written of is a day that is another one; a recount that moves none is no event. */
export const daysAreOthers: Guard<null, RecountClocks, ClockRecountFacts['recountClocks']> = {
  name: 'days-are-others',
  clause: 'gbaai-service-levels',
  check: (_state, { moves }) => {
    const still = moves.filter(({ wasDueOn, dueOn }) => wasDueOn === dueOn)
    if (moves.length === 0) return [violation('clock-not-moved', '/moves', {})]
    return still.map(({ caseId }) => violation('clock-not-moved', '/moves', {}, caseId))
  },
  inputs: (_state, { moves }) => ({
    days: moves.map(({ caseId, wasDueOn, dueOn }) => ({ caseId, wasDueOn, dueOn })),
  }),
}
