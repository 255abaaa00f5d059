import type { Mover } from '../roles.ts'
import type { RiskClass } from '../risk-class.ts'
import type { ClockRule, StopRule } from './clock.ts'
import { type TaskName, termOf } from './task-terms.ts'

/** The rule of a task that is counted by the working days of its own authority. */
export function taskOf(
  task: TaskName,
  whoseMove: Mover,
  riskClass: RiskClass = 'minimal',
  stands: StopRule | null = null,
): ClockRule {
  return { task, whoseMove, term: termOf(task, riskClass), calendar: 'own', stands }
}

/** The clock of a state in which nobody has a move. */
export function noClock(): null {
  return null
}
