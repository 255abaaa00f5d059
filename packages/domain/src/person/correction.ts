import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { ConfirmCorrection, PersonFacts, ProposeCorrection } from './commands.ts'
import type { Correction, Person } from './state.ts'

/** What is taken back is on record of this person, whatever else is; what is not there was not recorded by mistake. */
export const correctsWhatIsOnRecord: Guard<Person, ProposeCorrection, CellFacts> = {
  name: 'corrects-what-is-on-record',
  clause: 'iso17065-7.12',
  check: (state, { of, subject }) => {
    if (isOnRecord(state, of, subject)) return []
    return of === 'engagement'
      ? [violation('engagement-unknown', '/subject', { engagementId: subject })]
      : [violation('account-not-linked', '/subject', { account: subject })]
  },
  inputs: (state, { of, subject }) => ({ of, subject, isOnRecord: isOnRecord(state, of, subject) }),
}

/** One correction of one thing at a time: of two, one could be declined and the other confirmed. */
export const isCorrectedOnce: Guard<Person, ProposeCorrection, CellFacts> = {
  name: 'one-correction-at-a-time',
  clause: 'iso17065-7.12',
  check: (state, { subject }) =>
    openOf(state, subject).map(({ correctionId }) =>
      violation('correction-open', '/subject', { correctionId }, correctionId),
    ),
  inputs: (state, { subject }) => ({ subject, open: openOf(state, subject).map(({ correctionId }) => correctionId) }),
}

/** What is decided is proposed, and was not decided yet. */
export const correctionIsOpen: Guard<Person, CommandBase & { readonly correctionId: string }, CellFacts> = {
  name: 'correction-is-open',
  clause: 'iso17065-7.12',
  check: (state, { correctionId }) =>
    correctionOf(state, correctionId)?.status === 'proposed'
      ? []
      : [violation('correction-not-open', '', { correctionId }, correctionId)],
  inputs: (state, { correctionId }) => ({ correctionId, status: correctionOf(state, correctionId)?.status ?? null }),
}

/**
 * Two take back what keeps people apart, as two give power: who confirms is another natural person than who proposed, and the proposer is
 * an administrator now. There is no founding rule here: an authority with one administrator gives itself a second one first.
 */
export const twoCorrect: Guard<Person, ConfirmCorrection, CellStaffFacts & PersonFacts['confirmCorrection']> = {
  name: 'two-correct',
  clause: 'gbaai-authority',
  check: (state, { actor, correctionId }, { administrators }) => {
    const proposedBy = correctionOf(state, correctionId)?.proposedBy
    if (proposedBy === undefined) return []
    if (proposedBy === actor.id) return [violation('corrected-by-proposer', '', {}, actor.id)]
    return administrators.some((one) => one.personId === proposedBy && one.isInForce)
      ? []
      : [violation('proposer-no-administrator', '', { personId: proposedBy })]
  },
  inputs: (state, { actor, correctionId }, { administrators }) => ({
    proposedBy: correctionOf(state, correctionId)?.proposedBy ?? null,
    by: actor.id,
    administrators: administrators.map(({ personId, isInForce }) => ({ personId, inForce: isInForce })),
  }),
}

/** The correction of this name; undefined where there is none. */
export function correctionOf({ corrections }: Person, correctionId: string): Correction | undefined {
  return corrections.find((one) => one.correctionId === correctionId)
}

function openOf({ corrections }: Person, subject: string): Correction[] {
  return corrections.filter((one) => one.status === 'proposed' && one.subject === subject)
}

function isOnRecord({ engagements, accounts }: Person, of: Correction['of'], subject: string): boolean {
  return of === 'engagement' ? engagements.some((one) => one.engagementId === subject) : accounts.includes(subject)
}
