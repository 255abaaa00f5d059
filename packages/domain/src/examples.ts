import type { CoolingOffFacts } from './cooling-off.ts'
import type { InterestFacts } from './interests.ts'
import type { CommandBase, Decision, Machine, MachineTypes } from './machine.ts'
import { decide, fold } from './machine.ts'
import type { Actor, Authorisation, Role, StaffRole } from './roles.ts'
import type { StaffFacts, StandingFacts } from './standing-guards.ts'
import { violationParams } from './violation-codes.ts'
import type { Violation } from './violation.ts'

// For the tests of this package only: the people, instants and facts of one example case, and how to read a refusal.

export const standing: StandingFacts = { authority: 'hk', edition: 'GBA-AI 2026-1' }
export const at = '2026-11-02T02:00:00Z'
export const digestA = 'a'.repeat(64)
export const digestB = 'b'.repeat(64)

export function authorisation(held: StaffRole, id = `aut_${held}`): Authorisation {
  return { id, function: held, validUntil: '2028-01-01T00:00:00Z' }
}

/** The facts for a member of staff who acts in a function. */
export function staff(held: StaffRole): StaffFacts {
  return { ...standing, authorisation: authorisation(held), hasConflict: false }
}

/** The same for one who judges: never having served the client. */
export function judge(held: StaffRole): CoolingOffFacts {
  return { ...staff(held), lastServedClientOn: null }
}

/** Nobody whose work the case rests on has anything to do with the client. */
export const noInterests: InterestFacts = { servedClientOn: {}, inConflict: [] }

export function person(id: string, ...roles: Role[]): Actor {
  return { id, roles }
}

export const people = {
  applicant: person('per_applicant', 'applicant'),
  applicationReviewer: person('per_appreviewer', 'application-reviewer'),
  planOwner: person('per_planowner', 'plan-owner'),
  evaluatorOne: person('per_evaluator1', 'evaluator'),
  evaluatorTwo: person('per_evaluator2', 'evaluator'),
  reportReviewer: person('per_reportreviewer', 'report-reviewer'),
  deciderOne: person('per_decider1', 'decision-maker'),
  deciderTwo: person('per_decider2', 'decision-maker'),
  deciderThree: person('per_decider3', 'decision-maker'),
  signatory: person('per_signatory', 'signatory'),
  administrator: person('per_administrator', 'personnel-administrator'),
  otherAdministrator: person('per_administrator2', 'personnel-administrator'),
  system: person('sys_workflows', 'system'),
} satisfies Record<string, Actor>

/** One command with its facts, as a caller would give them in the state that it meets. */
export type Step<M extends MachineTypes> = (state: M['state'] | null) => Attempt<M>
export type Attempt<M extends MachineTypes> = { readonly command: M['command']; readonly facts: object }

/** Judges an attempt. A step's facts are those of its command, which a list of steps cannot say by type: hence the casts. */
export function attempt<M extends MachineTypes>(
  machine: Machine<M>,
  state: M['state'] | null,
  { command, facts }: Attempt<M>,
): Decision<M['event']> {
  return decide(machine, state, command as never, facts as never)
}

/** What an event takes over from the command that somebody gave. */
export function by({ id }: Actor): { readonly at: string; readonly by: string } {
  return { at, by: id }
}

/** Where the steps lead; throws with the refusal where one of them is refused. */
export function after<M extends MachineTypes>(machine: Machine<M>, steps: readonly Step<M>[]): M['state'] {
  const end = steps.reduce<M['state'] | null>((state, step) => next(machine, state, step), null)
  if (end === null) throw new Error('no steps were given')
  return end
}

/** The state after one more step. */
export function next<M extends MachineTypes>(machine: Machine<M>, state: M['state'] | null, step: Step<M>): M['state'] {
  const made = step(state)
  const decision = attempt(machine, state, made)
  if (!decision.ok) throw new Error(`${made.command.name}: ${JSON.stringify(decision.refusal)}`)
  return decision.events.reduce<M['state'] | null>(machine.evolve, state) ?? fail(made.command)
}

/** What has happened when these steps were taken. */
export function happened<M extends MachineTypes>(machine: Machine<M>, steps: readonly Step<M>[]): M['event'][] {
  const events: M['event'][] = []
  for (const step of steps) {
    const made = step(fold(machine, events))
    const decision = attempt(machine, fold(machine, events), made)
    if (!decision.ok) throw new Error(`${made.command.name}: ${JSON.stringify(decision.refusal)}`)
    events.push(...decision.events)
  }
  return events
}

/** What was refused, each violation as `pointer code subject`; empty when it was not refused for violations. */
export function refused(decision: Decision<unknown>): string[] {
  return violationsOf(decision).map(({ pointer, code, subject }) => [pointer, code, subject ?? ''].join(' ').trim())
}

/** The codes of the violations, each once. */
export function codes(decision: Decision<unknown>): string[] {
  return [...new Set(violationsOf(decision).map(({ code }) => code))]
}

/** Throws where a violation lacks a param that its sentences read, or has one that they do not. */
function violationsOf(decision: Decision<unknown>): readonly Violation[] {
  if (decision.ok || decision.refusal.kind !== 'violations') return []
  for (const { code, params } of decision.refusal.violations) {
    const [given, read] = [params, violationParams[code]].map((one) => Object.keys(one).toSorted().join(', '))
    if (given !== read) throw new Error(`${code} has the params ${given}; its sentences read ${read}`)
  }
  return decision.refusal.violations
}

function fail(command: CommandBase): never {
  throw new Error(`${command.name} gave no event`)
}
