import type { ApplicationStatus } from './application/state.ts'
import { cooledOff } from './cooling-off.ts'
import type { CoolingOffFacts } from './cooling-off.ts'
import { judgeByGuards } from './machine.ts'
import type { CitedViolation, CommandBase, Guard, Judgement } from './machine.ts'
import type { StaffRole } from './roles.ts'
import { hasConflict, type ImpartialityDeclaration } from './standing-guards.ts'
import type { ViolationCode } from './violation-codes.ts'
import { violation } from './violation.ts'
import type { Violation } from './violation.ts'

// What a client tells the body is confidential (ISO/IEC 17065 4.5): a case file opens to those of the staff who need it for the case.

/**
 * How much of a case one viewer sees: nothing, not even that it exists; the parties and what is needed to declare; with these the
 * agreement, for who signs it; with these what the authority wrote, of an application that is with its client again; the file.
 */
export const sights = ['nothing', 'parties', 'agreement', 'returned', 'file'] as const
export type Sight = (typeof sights)[number]

/** What is on record about one person and one case, in whichever of its parts: application, evaluation, recognition, effect. */
export type PersonInCase = {
  readonly hasConflict: boolean
  /** `YYYY-MM-DD`, today while it lasts; null for none. */
  readonly lastServedClientOn: string | null
  /** The functions in which the person is assigned to the case and has declared for it. */
  readonly worksAs: readonly StaffRole[]
  /** Of an organisation or an AI system: the same in each application that was submitted for it. */
  readonly inApplications?: readonly (ApplicationReach & PersonInCase)[]
}

/** A person of the staff who asks to read, with the functions that the person's authorisations give now. */
export type Reading = Pick<CommandBase, 'actor' | 'at'>

export type FileFacts = PersonInCase &
  Pick<CoolingOffFacts, 'authority'> & {
    /** The functions that see the files of such cases without being assigned to them. */
    readonly supervisors: readonly StaffRole[]
  }

type FileGuard = Guard<unknown, CommandBase, FileFacts>

/** Nobody reads who declared a conflict in any part of the case. */
export const isInNoConflict: Guard<unknown, CommandBase, Pick<PersonInCase, 'hasConflict'>> = {
  name: 'no-conflict-of-interest',
  clause: 'iso17065-4.2',
  check: (_state, { actor }, facts) => (facts.hasConflict ? [violation('conflict-declared', '', {}, actor.id)] : []),
  inputs: (_state, { actor }, facts) => ({ person: actor.id, hasConflict: facts.hasConflict }),
}

const needsToKnow: FileGuard = {
  name: 'need-to-know',
  clause: 'iso17065-4.5',
  check: (_state, { actor }, { worksAs, supervisors }) => {
    const opens = [...worksAs, ...supervisors]
    return actor.roles.some((role) => opens.some((one) => one === role)) ? [] : [notNeededBy(actor.id)]
  },
  inputs: (_state, { actor }, { worksAs, supervisors }) => ({
    person: actor.id,
    functions: [...actor.roles],
    worksAs: [...worksAs],
    supervisors: [...supervisors],
  }),
}

/** Who may open a case file: nobody in conflict or cooling-off, then whoever works on the case and whoever supervises it. */
export const fileGuards: readonly FileGuard[] = [isInNoConflict, cooledOff, needsToKnow]

/** Whether a person may open a case file, or every reason why not. */
export function mayOpenFile(reading: Reading, facts: FileFacts): Judgement {
  return judgeByGuards(fileGuards, null, { ...reading, name: 'openFile' }, facts)
}

/** Of an application, where each submission is one more. */
export type ApplicationReach = { readonly status: ApplicationStatus; readonly submissions: number }

/**
 * What a person sees of an application. A draft is the client's alone until it was first submitted. One that was returned, or was
 * withdrawn, is with the client again: those who may open the file see that, and what the authority wrote, but not what the client
 * has changed since.
 */
export function sightOfApplication(
  { status, submissions }: ApplicationReach,
  reading: Reading,
  facts: Omit<FileFacts, 'supervisors'>,
): Sight {
  if (submissions === 0) return 'nothing'
  const supervisors = supervisorsOf(status)
  if (mayOpenFile(reading, { ...facts, supervisors }).ok) {
    return status === 'draft' || status === 'withdrawn' ? 'returned' : 'file'
  }
  // The signatory executes what others decided, without a declaration, but never in conflict.
  const mayRead = mayOpenFile(reading, { ...facts, supervisors: ['signatory'] }).ok
  return mayRead && (status === 'accepted' || status === 'contracted') ? 'agreement' : 'parties'
}

/**
 * What a person sees of an organisation or an AI system, by the applications that were submitted for it: its names and identifiers with
 * one of them, all of it with the file of one. A claim of an organisation is there for application reviewers also without one. A
 * conflict is with the client, so one in one application closes all.
 */
export function sightOfParty(
  reading: Reading,
  { inApplications = [], ...known }: Omit<FileFacts, 'supervisors'>,
  isClaimed: boolean,
): Sight {
  const facts = { ...known, hasConflict: known.hasConflict || inApplications.some((one) => one.hasConflict) }
  const { authority, hasConflict } = facts
  const seen = inApplications.map((one) => sightOfApplication(one, reading, { ...one, hasConflict, authority }))
  if (isClaimed && reading.actor.roles.includes('application-reviewer')) {
    seen.push(mayOpenFile(reading, { ...facts, supervisors: ['application-reviewer'] }).ok ? 'file' : 'parties')
  }
  if (seen.some((sight) => sight === 'file' || sight === 'returned')) return 'file'
  return seen.every((sight) => sight === 'nothing') ? 'nothing' : 'parties'
}

/** What a person sees of an evaluation, a recognition or an effect. */
export function sightOfCase(reading: Reading, facts: Omit<FileFacts, 'supervisors'>): Sight {
  return mayOpenFile(reading, { ...facts, supervisors: ['plan-owner'] }).ok ? 'file' : 'parties'
}

/** Application reviewers supervise applications from the first submission to the end of their review. */
const underReview: readonly ApplicationStatus[] = ['draft', 'submitted', 'in-review']

/** Every plan owner sees every file, to assign people to it. */
function supervisorsOf(status: ApplicationStatus): readonly StaffRole[] {
  return underReview.includes(status) ? ['plan-owner', 'application-reviewer'] : ['plan-owner']
}

/** What is known of a person who has just acted in a case, whose declaration may be newer than what was read before the act. */
export function afterDeclaring(
  known: PersonInCase,
  personId: string,
  declarations: readonly ImpartialityDeclaration[],
): PersonInCase {
  const own = declarations.filter((one) => one.personId === personId && !one.conflict).map((one) => one.function)
  return {
    ...known,
    hasConflict: known.hasConflict || hasConflict(declarations, personId),
    worksAs: [...known.worksAs, ...own],
  }
}

/** What a refusal may say without the file: it speaks of the person who acts, or of what was sent. */
const saidWithoutFile: ReadonlySet<string> = new Set<ViolationCode>([
  'authority-not-pinned',
  'edition-not-pinned',
  'not-authorised',
  'impartiality-not-declared',
  'conflict-declared',
  'declares-conflict-only',
  'cooling-off',
  'not-the-assigned-reviewer',
  'not-on-team',
  'took-part-in-evaluation',
  'lent-to-the-lead',
  'reviews-or-decides',
  'already-voted',
  'substantiated-the-nonconformity',
  'text-missing',
  'reason-language-missing',
])

/** The violations that may be told to a person to whom the file is closed; never none. */
export function toldWithoutFile(violations: readonly CitedViolation[], personId: string): readonly CitedViolation[] {
  const told = violations.filter(({ code }) => saidWithoutFile.has(code))
  return told.length > 0 ? told : [{ ...notNeededBy(personId), clause: needsToKnow.clause }]
}

function notNeededBy(personId: string): Violation {
  return violation('file-not-needed', '', {}, personId)
}
