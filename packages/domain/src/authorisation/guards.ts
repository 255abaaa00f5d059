import { addMonths, isBefore, localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type {
  AdministratorFacts,
  HolderFacts,
  ProposeAuthorisation,
  SetUpAdministrator,
  WithdrawAuthorisation,
} from './commands.ts'
import type { AuthorisationGrant } from './state.ts'

/** A competence is to be looked at again in time, so nobody is authorised for longer. */
const MONTHS_MAX = 60

/** Nobody authorises themselves, with whichever account: an actor is the natural person. */
export const isProposedForAnother: Guard<null, ProposeAuthorisation, CellFacts> = {
  name: 'another-persons-authorisation',
  clause: 'iso17065-4.2',
  check: (_state, { personId, actor }) => ownViolations(personId, actor.id, '/personId'),
  inputs: (_state, { personId, actor }) => ({ person: personId, by: actor.id }),
}

/** Nor does anybody give or take what is their own: so whoever acts remains, and no authority is left without an administrator. */
export const isAnothersAuthorisation: Guard<AuthorisationGrant, CommandBase, CellFacts> = {
  name: 'another-persons-authorisation',
  clause: 'iso17065-4.2',
  check: ({ personId }, { actor }) => ownViolations(personId, actor.id, ''),
  inputs: ({ personId }, { actor }) => ({ person: personId, by: actor.id }),
}

/** Whoever waited for their turn is still an administrator when it comes: of two who take each other's power the first does. */
export const isAdministratorStill: Guard<unknown, CommandBase, AdministratorFacts> = {
  name: 'administrator-still',
  clause: 'iso17065-6.1.2',
  check: (_state, { actor }, { administrators }) =>
    isInForce(administrators, actor.id)
      ? []
      : [violation('not-authorised', '', { function: 'personnel-administrator', gap: 'expired' })],
  inputs: (_state, { actor }, { administrators }) => ({ by: actor.id, administrators: written(administrators) }),
}

/**
 * Two give power: who confirms is another natural person than who proposed, and both are administrators now. While there is exactly one
 * in the authority, that one gives a second administrator alone, so that nobody is stuck; the receipt and the event say so.
 */
export const twoGivePower: Guard<AuthorisationGrant, CommandBase, AdministratorFacts> = {
  name: 'two-give-power',
  clause: 'gbaai-authority',
  check: (state, { actor }, facts) => {
    const proposedBy = proposerOf(state)
    if (proposedBy === actor.id) {
      return isFounding(state, actor.id, facts) ? [] : [violation('confirmed-by-proposer', '', {}, actor.id)]
    }
    if (proposedBy !== null && isInForce(facts.administrators, proposedBy)) return []
    return [violation('proposer-no-administrator', '', { personId: proposedBy ?? '' })]
  },
  inputs: (state, { actor }, facts) => ({
    proposedBy: proposerOf(state),
    by: actor.id,
    administrators: written(facts.administrators),
    founding: isFounding(state, actor.id, facts),
  }),
}

/** Who is to act is one of the personnel, whose file can be read. */
export const holderIsOnRecord: Guard<null, ProposeAuthorisation, CellFacts & HolderFacts> = {
  name: 'holder-on-record',
  clause: 'iso17065-6.1.2',
  check: (_state, { personId }, { isOnRecord }) =>
    isOnRecord ? [] : [violation('person-not-on-record', '/personId', { personId })],
  inputs: (_state, { personId }, { isOnRecord }) => ({ person: personId, isOnRecord }),
}

/** Who says who may act does not act: an administrator holds no other function, nor is proposed for one, and the reverse. */
export const administratorsActInNoCase: Guard<
  AuthorisationGrant | null,
  CommandBase,
  CellFacts & Pick<HolderFacts, 'others'>
> = {
  name: 'administrators-act-in-no-case',
  clause: 'iso17065-4.2',
  check: (state, command, { others }) => {
    const asked = scopeOf(state, command).function
    return others
      .filter((one) => isAdministration(one.function) !== isAdministration(asked))
      .map((one) =>
        violation('administrator-acts-in-case', '/function', { function: one.function, grantId: one.grantId }),
      )
  },
  inputs: (state, command, { others }) => ({
    function: scopeOf(state, command).function,
    others: others.map((one) => ({ grantId: one.grantId, function: one.function, status: one.status })),
  }),
}

/** For one function a person is authorised once at a time: of two, one could be taken away and the other go on. */
export const isOnlyOne: Guard<AuthorisationGrant | null, CommandBase, CellFacts & Pick<HolderFacts, 'others'>> = {
  name: 'one-authorisation-at-a-time',
  clause: 'iso17065-6.1.2',
  check: (state, command, facts) =>
    overlapping(state, command, facts).map(({ grantId, validFrom, validUntil }) =>
      violation('authorisation-overlaps', '/validFrom', { grantId, from: validFrom, until: validUntil }, grantId),
    ),
  inputs: (state, command, facts) => {
    const { function: asked, validFrom, validUntil } = scopeOf(state, command)
    const grants = overlapping(state, command, facts).map(({ grantId }) => grantId)
    return { function: asked, validFrom, validUntil, overlapping: grants }
  },
}

/** The period runs forward, for no longer than a competence is believed, and has not ended. */
export const periodHolds: Guard<null, ProposeAuthorisation | SetUpAdministrator, CellFacts> = {
  name: 'period-holds',
  clause: 'iso17065-6.1.2',
  check: (_state, { validFrom, validUntil, at }) => {
    if (!isBefore(validFrom, validUntil)) {
      return [violation('authorisation-backwards', '/validUntil', { from: validFrom, until: validUntil })]
    }
    const latest = `${addMonths(validFrom.slice(0, 10), MONTHS_MAX)}${validFrom.slice(10)}`
    return [
      ...(isBefore(latest, validUntil) ? [violation('authorisation-too-long', '/validUntil', { latest })] : []),
      ...(isBefore(at, validUntil) ? [] : [violation('authorisation-over', '/validUntil', { until: validUntil })]),
    ]
  },
  inputs: (_state, { validFrom, validUntil, at }) => ({ validFrom, validUntil, at }),
}

/** What is over is neither given, nor suspended, nor in force again. */
export const isNotOver: Guard<AuthorisationGrant, CommandBase, CellFacts> = {
  name: 'not-over',
  clause: 'iso17065-6.1.2',
  check: ({ validUntil }, { at }) =>
    isBefore(at, validUntil) ? [] : [violation('authorisation-over', '', { until: validUntil })],
  inputs: ({ validUntil }, { at }) => ({ validUntil, at }),
}

/** The undertaking of confidentiality is signed, and was before anything could be learnt under the authorisation. */
export const undertakingIsSigned: Guard<null, ProposeAuthorisation | SetUpAdministrator, CellFacts> = {
  name: 'undertaking-signed',
  clause: 'iso17065-4.5',
  check: (_state, command) => {
    const latest = lastDayToSign(command)
    return command.undertakingOn <= latest
      ? []
      : [violation('undertaking-not-signed', '/undertakingOn', { on: command.undertakingOn, latest })]
  },
  inputs: (_state, command) => ({ undertakingOn: command.undertakingOn, latest: lastDayToSign(command) }),
}

/** Who evaluates is competent in something on the day on which it begins; in what is asked again at each assignment. */
export const evaluatorIsCompetent: Guard<AuthorisationGrant | null, CommandBase, CellFacts & HolderFacts> = {
  name: 'evaluator-competent',
  clause: 'iso17065-6.1.2.1',
  check: (state, command, { competences }) =>
    scopeOf(state, command).function === 'evaluator' && competences.length === 0
      ? [violation('evaluator-not-competent', '/personId', { on: beginningOf(scopeOf(state, command), command.at) })]
      : [],
  inputs: (state, command, { competences }) => ({
    function: scopeOf(state, command).function,
    competences: [...competences],
  }),
}

/** A withdrawal reaches back as far as it must, and not into days to come: until then somebody else can take it away at once. */
export const isEffectiveByNow: Guard<AuthorisationGrant, WithdrawAuthorisation, CellFacts> = {
  name: 'effective-by-now',
  clause: 'iso17065-6.1.2',
  check: (_state, { effectiveFrom, at }) =>
    effectiveFrom !== null && isBefore(at, effectiveFrom)
      ? [violation('withdrawn-in-the-future', '/effectiveFrom', { from: effectiveFrom })]
      : [],
  inputs: (_state, { effectiveFrom, at }) => ({ effectiveFrom, at }),
}

/** Whether one administrator may give this alone: it makes the second of an authority that has exactly that one. */
export function isFounding(
  { function: given }: Pick<AuthorisationGrant, 'function'>,
  actorId: string,
  { administrators }: Pick<AdministratorFacts, 'administrators'>,
): boolean {
  return isAdministration(given) && administrators.length > 0 && administrators.every((one) => one.personId === actorId)
}

/** The day at the authority on which an authorisation begins that is given at an instant: power is never given for the past. */
export function beginningOf(
  { validFrom, authority }: Pick<AuthorisationGrant, 'validFrom' | 'authority'>,
  at: string,
): string {
  return localDate(isBefore(validFrom, at) ? at : validFrom, authority)
}

function ownViolations(personId: string, actorId: string, pointer: string) {
  return personId === actorId ? [violation('own-authorisation', pointer, {})] : []
}

function proposerOf({ resumption, proposedBy }: AuthorisationGrant): string | null {
  return resumption?.proposedBy ?? proposedBy
}

function isInForce(administrators: AdministratorFacts['administrators'], personId: string): boolean {
  return administrators.some((one) => one.personId === personId && one.isInForce)
}

function written(administrators: AdministratorFacts['administrators']) {
  return administrators.map(({ personId, isInForce: inForce }) => ({ personId, inForce }))
}

function isAdministration(of: AuthorisationGrant['function']): boolean {
  return of === 'personnel-administrator'
}

/** What is asked for: of the case, or of the command that opens one. */
export function scopeOf(state: AuthorisationGrant | null, command: CommandBase): Scope {
  // Without a case there is only the command that opens one, which has every member of it.
  return state ?? (command as ProposeAuthorisation)
}
type Scope = Pick<
  AuthorisationGrant,
  'authority' | 'personId' | 'function' | 'office' | 'validFrom' | 'validUntil' | 'loanId'
>

function overlapping(state: AuthorisationGrant | null, command: CommandBase, { others }: Pick<HolderFacts, 'others'>) {
  const asked = scopeOf(state, command)
  return others.filter(
    (one) =>
      one.function === asked.function &&
      isBefore(one.validFrom, asked.validUntil) &&
      isBefore(asked.validFrom, one.validUntil),
  )
}

function lastDayToSign({ validFrom, authority, at }: ProposeAuthorisation | SetUpAdministrator): string {
  return localDate(isBefore(validFrom, at) ? validFrom : at, authority)
}
