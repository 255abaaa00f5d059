import { isBefore } from './instant.ts'
import type { Authority } from './jurisdictions.ts'
import type { CommandBase, Guard } from './machine.ts'
import type { Authorisation, AuthorisationGap, StaffRole } from './roles.ts'
import { blankText, violation } from './violation.ts'
import type { Violation } from './violation.ts'

/** What a case keeps from its opening to its end. */
export type Pinned = { readonly authority: Authority; readonly edition: string }

/** What the caller must say for every command: the cell it acts in. */
export type CellFacts = { readonly authority: Authority }

/** For a member of staff also the authorisation under which the person acts, or null where there is none. */
export type CellStaffFacts = CellFacts & {
  readonly authorisation: Authorisation | null
  /** Whether the person declared a conflict in whichever part of the case: application, evaluation, recognition, effect. */
  readonly hasConflict: boolean
}

/** For a case that an edition judges also the edition in which the caller looked the facts up. */
export type StandingFacts = CellFacts & { readonly edition: string }

/** For a member of staff who acts in such a case. */
export type StaffFacts = StandingFacts & CellStaffFacts

/** A declaration about one's interests in one case; in force as long as the person has declared no conflict in it. */
export type ImpartialityDeclaration = {
  readonly personId: string
  readonly function: StaffRole
  readonly conflict: boolean
  readonly statement: string
  readonly declaredAt: string
}

/** A state document that keeps the declarations made for its case. */
type Declared = { readonly declarations: readonly ImpartialityDeclaration[] }

/** The same of a case that an edition judges. */
export type DeclaredCase = Pinned & Declared

/** An existing case is judged in its own cell and by its own edition. */
export const pinned: Guard<Pinned, CommandBase, StandingFacts> = {
  name: 'authority-and-edition-pinned',
  clause: 'gbaai-pinning',
  check: (state, _command, facts) => pinViolations(state, facts),
  inputs: (state, _command, facts) => pinInputs(state, facts),
}

/** The command that opens a case fixes the cell that received it and the edition that was looked up. */
export const pinnedAtOpening: Guard<null, CommandBase & Pinned, StandingFacts> = {
  name: 'authority-and-edition-pinned',
  clause: 'gbaai-pinning',
  check: (_state, command, facts) => pinViolations(command, facts),
  inputs: (_state, command, facts) => pinInputs(command, facts),
}

/** For the command that opens a case which no edition judges: what it pins is the cell it came to. */
export const authorityPinnedAtOpening: Guard<null, CommandBase & CellFacts, CellFacts> = {
  name: 'authority-pinned',
  clause: 'gbaai-pinning',
  check: (_state, command, facts) => authorityViolations(command, facts),
  inputs: (_state, command, facts) => ({ authority: command.authority, cell: facts.authority }),
}

/** The same for a case that exists. */
export const authorityPinned: Guard<CellFacts, CommandBase, CellFacts> = {
  name: 'authority-pinned',
  clause: 'gbaai-pinning',
  check: (state, _command, facts) => authorityViolations(state, facts),
  inputs: (state, _command, facts) => ({ authority: state.authority, cell: facts.authority }),
}

/** The actor holds an unexpired authorisation for the function of this row. It rests on no state, so it judges an opening too. */
export function authorised(needed: StaffRole): Guard<unknown, CommandBase, CellStaffFacts> {
  return {
    name: 'authorised-for-function',
    clause: 'iso17065-6.1.2',
    check: (_state, command, facts) => authorisationViolations(needed, command, facts.authorisation),
    inputs: (_state, command, facts) => ({ needed, at: command.at, authorisation: facts.authorisation }),
  }
}

/** The actor holds an unexpired authorisation for the function in which the actor declares. */
export const authorisedForDeclared: Guard<CellFacts, CommandBase & { readonly function: StaffRole }, CellStaffFacts> = {
  name: 'authorised-for-function',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => authorisationViolations(command.function, command, facts.authorisation),
  inputs: (_state, command, facts) => ({
    needed: command.function,
    at: command.at,
    authorisation: facts.authorisation,
  }),
}

/** The actor has declared for this case and function that there is no conflict of interest (ISO/IEC 17065 4.2). */
export function declared(needed: StaffRole): Guard<Declared, CommandBase, CellStaffFacts> {
  return {
    name: 'impartiality-declared',
    clause: 'iso17065-6.1.3',
    check: (state, command, facts) =>
      isDeclared(needed, state, command, facts) ? [] : [undeclared(command.actor.id, needed)],
    inputs: (state, command, facts) => ({
      person: command.actor.id,
      function: needed,
      inForce: isDeclared(needed, state, command, facts),
    }),
  }
}

/** The command states its reason (ISO/IEC 17065 7.12). */
export const reasonRecorded: Guard<unknown, CommandBase & { readonly reason: string }, CellFacts> = {
  name: 'reason-recorded',
  clause: 'iso17065-7.12',
  check: (_state, command) => blankText('/reason', command.reason, 'reason'),
  inputs: (_state, command) => ({ reason: command.reason }),
}

/** A declaration says in words what was examined or what the conflict is. */
export const declarationIsStated: Guard<
  unknown,
  CommandBase & { readonly conflict: boolean; readonly statement: string },
  CellFacts
> = {
  name: 'declaration-stated',
  clause: 'iso17065-6.1.3',
  check: (_state, command) => blankText('/statement', command.statement, 'declaration'),
  inputs: (_state, command) => ({ conflict: command.conflict, statement: command.statement }),
}

/** A conflict stands to the end of the case: the person cannot declare it away, in this function or another. */
export const noConflictStands: Guard<Declared, CommandBase & { readonly conflict: boolean }, CellStaffFacts> = {
  name: 'no-conflict-stands',
  clause: 'iso17065-6.1.3',
  check: (state, command, facts) => {
    if (command.conflict || !conflictStands(state, command, facts)) return []
    return [violation('conflict-declared', '/conflict', {}, command.actor.id)]
  },
  inputs: (state, command, facts) => ({
    person: command.actor.id,
    conflict: command.conflict,
    stands: conflictStands(state, command, facts),
  }),
}

/** Once the person's part of the case is done, what can still be declared is a conflict. */
export function declaresConflictOnly(
  declaredFor: StaffRole,
): Guard<unknown, CommandBase & { readonly conflict: boolean }, CellFacts> {
  return {
    name: 'declares-conflict-only',
    clause: 'iso17065-6.1.3',
    check: (_state, { conflict }) =>
      conflict ? [] : [violation('declares-conflict-only', '/conflict', { function: declaredFor })],
    inputs: (_state, { conflict }) => ({ conflict, function: declaredFor }),
  }
}

/** The standing guards of a member of staff who arranges or executes: plan owner, signatory, and whoever declares. */
export function staffGuards(needed: StaffRole): [typeof pinned, ReturnType<typeof authorised>] {
  return [pinned, authorised(needed)]
}

/**
 * The standing guards of a member of staff who judges the case: application reviewer, evaluator, report reviewer, decision
 * maker. Only they need a declaration: the plan owner names who acts before anyone can know of a conflict, and the
 * signatory executes what others decided.
 */
export function judgingGuards(
  needed: StaffRole,
): [typeof pinned, ReturnType<typeof authorised>, ReturnType<typeof declared>] {
  return [pinned, authorised(needed), declared(needed)]
}

/** Whether a person has declared a conflict in a case, in whichever function: an interest is the person's, not the task's. */
export function hasConflict(declarations: readonly ImpartialityDeclaration[], personId: string): boolean {
  return declarations.some((one) => one.personId === personId && one.conflict)
}

/** Whether a person has declared impartiality for a function, and no conflict in any. */
export function hasDeclared(
  declarations: readonly ImpartialityDeclaration[],
  personId: string,
  needed: StaffRole,
): boolean {
  const hasDeclaredFor = declarations.some((one) => one.personId === personId && one.function === needed)
  return hasDeclaredFor && !hasConflict(declarations, personId)
}

/** Why an authorisation does not let its holder act in a function at an instant; null when it does. */
export function authorisationGap(
  needed: StaffRole,
  at: string,
  authorisation: Authorisation | null,
): AuthorisationGap | null {
  if (authorisation === null) return 'none'
  if (authorisation.function !== needed) return 'for-another-function'
  return isBefore(at, authorisation.validUntil) ? null : 'expired'
}

/** The violation told of someone who has not declared, or has declared a conflict. */
export function undeclared(personId: string, needed: StaffRole): Violation {
  return violation('impartiality-not-declared', '', { personId, function: needed })
}

function isDeclared(needed: StaffRole, state: Declared, { actor }: CommandBase, { hasConflict: has }: CellStaffFacts) {
  return hasDeclared(state.declarations, actor.id, needed) && !has
}

function conflictStands({ declarations }: Declared, { actor }: CommandBase, { hasConflict: has }: CellStaffFacts) {
  return has || hasConflict(declarations, actor.id)
}

/** One violation where an authorisation does not let the actor act in a function, or is not the one that the actor names. */
export function authorisationViolations(
  needed: StaffRole,
  command: CommandBase,
  authorisation: Authorisation | null,
): Violation[] {
  const gap = authorisationGap(needed, command.at, authorisation) ?? claimGap(command, authorisation)
  return gap === null ? [] : [violation('not-authorised', '', { function: needed, gap })]
}

function claimGap(command: CommandBase, authorisation: Authorisation | null): AuthorisationGap | null {
  const claimed = command.actor.authorisationId
  return claimed === undefined || claimed === authorisation?.id ? null : 'not-the-one-named'
}

function authorityViolations(judged: CellFacts, facts: CellFacts): Violation[] {
  if (judged.authority === facts.authority) return []
  const { authority } = judged
  return [violation('authority-not-pinned', '/authority', { authority, cell: facts.authority })]
}

function pinViolations(judged: Pinned, facts: StandingFacts): Violation[] {
  const violations = authorityViolations(judged, facts)
  if (judged.edition !== facts.edition) {
    violations.push(violation('edition-not-pinned', '/edition', { edition: judged.edition, read: facts.edition }))
  }
  return violations
}

function pinInputs(judged: Pinned, facts: StandingFacts) {
  const { authority, edition } = judged
  return { authority, edition, cell: facts.authority, editionRead: facts.edition }
}
