import type { ClauseId } from './clauses.ts'
import type { JsonValue } from './json.ts'
import type { Actor, Role } from './roles.ts'
import type { Violation } from './violation.ts'

/** What every command carries beside its own payload. `at` is the instant it was given: RFC 3339, UTC. */
export type CommandBase = { readonly name: string; readonly actor: Actor; readonly at: string }
/** What every event carries beside its own payload: when, and the id of the actor. */
export type EventBase = { readonly type: string; readonly at: string; readonly by: string }

/** The four types that make a machine: its state document, its commands, its events, the facts each command needs. */
export type MachineTypes = {
  state: { readonly status: string }
  command: CommandBase
  event: EventBase
  facts: object
}

export type Status<M extends MachineTypes> = M['state']['status']
export type CommandName<M extends MachineTypes> = M['command']['name']
type FactsOf<M extends MachineTypes, N> = N extends keyof M['facts'] ? M['facts'][N] : never

/** One rule on a transition. `inputs` is what it judged: its hash goes into the clause receipt. */
export type Guard<S, C, F> = {
  readonly name: string
  readonly clause: ClauseId
  readonly check: (state: S, command: C, facts: F) => readonly Violation[]
  readonly inputs: (state: S, command: C, facts: F) => JsonValue
}

/** One transition: where it may lead, which roles may ask for it, what must hold, and which events it gives. */
export type Row<S, C, F, E, T> = {
  readonly to: T | readonly T[]
  readonly by: readonly Role[]
  readonly guards: readonly Guard<S, C, F>[]
  readonly then: (state: S, command: C, facts: F) => readonly E[]
}

/** The row of one command in one status, with the state, command and facts that it is judged by. */
export type RowOf<M extends MachineTypes, N extends CommandName<M>, From = Status<M>> = Row<
  From extends 'none' ? null : M['state'],
  Extract<M['command'], { name: N }>,
  FactsOf<M, N>,
  M['event'],
  Status<M>
>

/** Every status has its line, so that a new status cannot be forgotten; an absent row is a command that is not allowed. */
export type Table<M extends MachineTypes> = {
  readonly [From in Status<M> | 'none']: { readonly [N in CommandName<M>]?: RowOf<M, N, From> }
}

export interface Machine<M extends MachineTypes> {
  readonly name: string
  readonly table: Table<M>
  readonly evolve: (state: M['state'] | null, event: M['event']) => M['state']
}

/** What a guard that held leaves behind; the caller hashes `inputs` and adds actor, authorisation and edition. */
export type Receipt = { readonly guard: string; readonly clause: ClauseId; readonly inputs: JsonValue }

export type CitedViolation = Violation & { readonly clause: ClauseId }

/** Why a command has no effect. */
export type Refusal =
  | {
      readonly kind: 'not-allowed'
      readonly status: string
      readonly command: string
      readonly allowed: readonly string[]
    }
  | { readonly kind: 'forbidden'; readonly needed: readonly Role[] }
  | { readonly kind: 'violations'; readonly violations: readonly CitedViolation[] }

export type Decision<E> =
  | { readonly ok: true; readonly events: readonly E[]; readonly receipts: readonly Receipt[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Judges a command. `state` is null where nothing exists yet. First the transition must exist, then the actor must have a
 * role for it, then every guard runs and every violation is collected, so that a refusal names all that is wrong at once.
 */
export function decide<M extends MachineTypes, N extends CommandName<M>>(
  machine: Machine<M>,
  state: M['state'] | null,
  command: Extract<M['command'], { name: N }> & { readonly name: N },
  facts: FactsOf<M, N>,
): Decision<M['event']> {
  const status = state?.status ?? 'none'
  const row = rowsOf(machine, status).get(command.name)
  if (row === undefined) {
    const allowed = [...rowsOf(machine, status).keys()]
    return { ok: false, refusal: { kind: 'not-allowed', status, command: command.name, allowed } }
  }
  if (!row.by.some((role) => command.actor.roles.includes(role))) {
    return { ok: false, refusal: { kind: 'forbidden', needed: row.by } }
  }
  const judgement = judgeByGuards(row.guards, state, command, facts)
  return judgement.ok ? { ...judgement, events: row.then(state, command, facts) } : judgement
}

/** What guards say: a receipt of each, or every violation of any of them. */
export type Judgement =
  | { readonly ok: true; readonly receipts: readonly Receipt[] }
  | { readonly ok: false; readonly refusal: Extract<Refusal, { kind: 'violations' }> }

/** Judges by guards alone, where no command can be given yet. */
export function judgeByGuards<S, C, F>(guards: readonly Guard<S, C, F>[], state: S, command: C, facts: F): Judgement {
  const violations = guards.flatMap((guard) =>
    guard.check(state, command, facts).map((violation) => ({ ...violation, clause: guard.clause })),
  )
  if (violations.length > 0) return { ok: false, refusal: { kind: 'violations', violations } }
  const receipts = guards.map((guard) => ({
    guard: guard.name,
    clause: guard.clause,
    inputs: guard.inputs(state, command, facts),
  }))
  return { ok: true, receipts }
}

/** The commands that someone with these roles may give in this status, in the order of the table. */
export function availableActions<M extends MachineTypes>(
  machine: Machine<M>,
  status: Status<M> | 'none',
  roles: readonly Role[],
): CommandName<M>[] {
  return [...rowsOf(machine, status)]
    .filter(([, row]) => row.by.some((role) => roles.includes(role)))
    .map(([name]) => name)
}

/** The state after these events, from `from` on. Null only where there is neither a state nor an event. */
export function fold<M extends MachineTypes>(
  machine: Machine<M>,
  events: readonly M['event'][],
  from: M['state'] | null = null,
): M['state'] | null {
  return events.reduce<M['state'] | null>(machine.evolve, from)
}

/** What an event takes over from its command: when, and by whom. */
export function stampOf(command: CommandBase): Omit<EventBase, 'type'> {
  return { at: command.at, by: command.actor.id }
}

/** A row whose state, command and facts are known only to be those of its machine. */
export type AnyRow<M extends MachineTypes> = Row<M['state'] | null, M['command'], unknown, M['event'], Status<M>>

/** The rows of one status by command, in the order of the table; none for a status the machine does not have. */
export function rowsOf<M extends MachineTypes>(machine: Machine<M>, status: string): ReadonlyMap<string, AnyRow<M>> {
  // The compiler cannot see that a row is found by the very status and name that its parameter types were derived from.
  const table = machine.table as unknown as Record<string, Record<string, AnyRow<M>>>
  const rows = Object.hasOwn(table, status) ? table[status] : undefined
  return new Map(Object.entries(rows ?? {}))
}
