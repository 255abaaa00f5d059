import { checkIdentifier } from '../identifiers/check-identifier.ts'
import { localDate } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type {
  AccountFacts,
  CompetenceFacts,
  EndEngagement,
  LinkAccount,
  NamesakeFacts,
  PersonIdFacts,
  RecordCompetence,
  RecordEngagement,
  RegisterFounder,
  RegisterPerson,
} from './commands.ts'
import type { Engagement, Person } from './state.ts'

/** Nobody keeps their own file: what a person is competent in, or whom they served, is written down by somebody else. */
export const isAnothersFile: Guard<Person, CommandBase, CellFacts> = {
  name: 'another-persons-file',
  clause: 'iso17065-6.1.2',
  check: ({ personId }, { actor }) => (personId === actor.id ? [violation('own-file', '', {})] : []),
  inputs: ({ personId }, { actor }) => ({ person: personId, by: actor.id }),
}

/** An identifier is one person's, for ever. */
export const personIdIsFree: Guard<null, RegisterPerson | RegisterFounder, CellFacts & PersonIdFacts> = {
  name: 'person-id-is-free',
  clause: 'iso17065-4.2',
  check: (_state, { personId }, { isTaken }) =>
    isTaken ? [violation('person-id-taken', '/personId', { personId })] : [],
  inputs: (_state, { personId }, { isTaken }) => ({ personId, isTaken }),
}

/** An account is one natural person's, until two take it back: with two, a person would be two to every rule that keeps people apart. */
export const accountsAreFree: Guard<null, RegisterPerson | RegisterFounder, CellFacts & AccountFacts> = {
  name: 'accounts-are-free',
  clause: 'iso17065-4.2',
  check: (_state, { accounts }, { holders }) =>
    accounts.flatMap((account, place) => heldBy(account, holders, `/accounts/${place}`)),
  inputs: (_state, { accounts }, { holders }) => ({ accounts: [...accounts], holders }),
}

/** The same of one account more. */
export const accountIsFree: Guard<Person, LinkAccount, CellFacts & AccountFacts> = {
  name: 'accounts-are-free',
  clause: 'iso17065-4.2',
  check: (_state, { account }, { holders }) => heldBy(account, holders, '/account'),
  inputs: (_state, { account }, { holders }) => ({ accounts: [account], holders }),
}

/** Two names in two scripts may be one person: whoever registers a second person of a name says that it is another one. */
export const namesakesAreStated: Guard<
  unknown,
  CommandBase & { readonly distinctFrom: readonly string[] },
  CellFacts & NamesakeFacts
> = {
  name: 'namesakes-are-stated',
  clause: 'iso17065-4.2',
  check: (_state, { distinctFrom }, { namesakes }) =>
    namesakes
      .filter((personId) => !distinctFrom.includes(personId))
      .map((personId) => violation('namesake-not-stated', '/distinctFrom', { personId }, personId)),
  inputs: (_state, { distinctFrom }, { namesakes }) => ({
    distinctFrom: [...distinctFrom],
    namesakes: [...namesakes],
  }),
}

/** The client is named by an identifier that its register can have given. */
export const clientIsIdentified: Guard<Person, RecordEngagement, CellFacts> = {
  name: 'client-identified',
  clause: 'iso17065-4.2.10',
  check: (_state, { identifier: { scheme, value } }) => {
    const check = checkIdentifier(scheme, value)
    if (check.ok) return []
    return check.violations.map((found) => ({
      ...found,
      pointer: '/identifier/value',
      subject: `position ${found.params.position}`,
    }))
  },
  inputs: (_state, { identifier }) => ({ identifier }),
}

/** An engagement ends on its first day or later. */
export const engagementRunsForward: Guard<Person, RecordEngagement | EndEngagement, CellFacts> = {
  name: 'engagement-runs-forward',
  clause: 'iso17065-4.2.10',
  check: (state, command) => {
    const fromOn = firstDay(state, command)
    const { untilOn } = command
    if (fromOn === undefined || untilOn === null || untilOn >= fromOn) return []
    return [violation('period-backwards', '/untilOn', { from: fromOn, until: untilOn })]
  },
  inputs: (state, command) => ({ fromOn: firstDay(state, command) ?? null, untilOn: command.untilOn }),
}

/** One engagement of a kind with one client at a time: two that overlap are one, or a mistake. */
export const engagementsDoNotOverlap: Guard<Person, RecordEngagement, CellFacts> = {
  name: 'engagements-do-not-overlap',
  clause: 'iso17065-4.2.10',
  check: (state, command) =>
    overlapping(state, command).map(({ engagementId, fromOn }) =>
      violation('engagement-overlaps', '/fromOn', { engagementId, from: fromOn }, engagementId),
    ),
  inputs: (state, command) => ({
    fromOn: command.fromOn,
    untilOn: command.untilOn,
    overlapping: overlapping(state, command).map(({ engagementId }) => engagementId),
  }),
}

/** What is ended is on record, and still lasts: the past is corrected by another record, never moved. */
export const engagementLasts: Guard<Person, EndEngagement, CellFacts> = {
  name: 'engagement-lasts',
  clause: 'iso17065-4.2.10',
  check: ({ engagements }, { engagementId }) => {
    const found = engagements.find((one) => one.engagementId === engagementId)
    if (found === undefined) return [violation('engagement-unknown', '/engagementId', { engagementId })]
    return found.untilOn === null ? [] : [violation('engagement-has-ended', '/engagementId', { until: found.untilOn })]
  },
  inputs: ({ engagements }, { engagementId }) => ({
    engagement: engagements.find((one) => one.engagementId === engagementId) ?? null,
  }),
}

/** A competence is one that an edition asks for, found by somebody of the personnel who is not the person. */
export const competenceIsAssessed: Guard<Person, RecordCompetence, CellStaffFacts & CompetenceFacts> = {
  name: 'competence-is-assessed',
  clause: 'iso17065-6.1.2.1',
  check: ({ personId, authority }, command, { assessorIsKnown, codes }) => [
    ...(codes.includes(command.code) ? [] : [violation('competence-unknown', '/code', { code: command.code, codes })]),
    ...blankText('/evidence', command.evidence, 'competence-evidence'),
    ...(command.assessedBy === personId ? [violation('assessed-by-oneself', '/assessedBy', {})] : []),
    ...(assessorIsKnown ? [] : [violation('assessor-unknown', '/assessedBy', { personId: command.assessedBy })]),
    ...(command.assessedOn > localDate(command.at, authority)
      ? [violation('assessed-in-the-future', '/assessedOn', { on: command.assessedOn })]
      : []),
    ...(command.validUntil !== null && command.validUntil < command.assessedOn
      ? [violation('period-backwards', '/validUntil', { from: command.assessedOn, until: command.validUntil })]
      : []),
  ],
  inputs: (_state, { name: _name, actor: _actor, at: _at, ...competence }, { assessorIsKnown }) => ({
    competence,
    assessorIsKnown,
  }),
}

/** What is withdrawn is on record. */
export const competenceIsHeld: Guard<Person, CommandBase & { readonly competenceId: string }, CellFacts> = {
  name: 'competence-is-held',
  clause: 'iso17065-6.1.2.1',
  check: ({ competences }, { competenceId }) =>
    competences.some((one) => one.competenceId === competenceId)
      ? []
      : [violation('competence-not-held', '/competenceId', { competenceId })],
  inputs: (_state, { competenceId }) => ({ competenceId }),
}

function heldBy(account: string, holders: AccountFacts['holders'], pointer: string) {
  const personId = Object.hasOwn(holders, account) ? holders[account] : undefined
  return personId === undefined ? [] : [violation('account-of-another', pointer, { account, personId }, personId)]
}

function firstDay({ engagements }: Person, command: RecordEngagement | EndEngagement): string | undefined {
  if (command.name === 'recordEngagement') return command.fromOn
  return engagements.find((one) => one.engagementId === command.engagementId)?.fromOn
}

function overlapping({ engagements }: Person, command: RecordEngagement): readonly Engagement[] {
  const { kind, identifier, fromOn, untilOn } = command
  return engagements.filter(
    (one) =>
      one.kind === kind &&
      one.identifierScheme === identifier.scheme &&
      one.identifierValue === identifier.value &&
      (one.untilOn === null || fromOn <= one.untilOn) &&
      (untilOn === null || one.fromOn <= untilOn),
  )
}
