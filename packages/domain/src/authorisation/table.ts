import { type CommandBase, type Machine, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import type { RecordFacts, WithdrawAuthorisation } from './commands.ts'
import { type AuthorisationRecorded, type AuthorisationTypes, evolveAuthorisation } from './events.ts'
import {
  administratorsActInNoCase,
  evaluatorIsCompetent,
  holderIsOnRecord,
  isAdministratorStill,
  isAnothersAuthorisation,
  isEffectiveByNow,
  isFounding,
  isNotOver,
  isOnlyOne,
  isProposedForAnother,
  periodHolds,
  twoGivePower,
  undertakingIsSigned,
} from './guards.ts'
import { nobodyAdministers, setUpCodeHolds } from './set-up.ts'
import { competencesAreLent, engagementsAreCarried, isWithinLoan, lentOrOwn } from './loan-guards.ts'
import type { AuthorisationGrant } from './state.ts'

const by = ['personnel-administrator'] as const
/** A person of another authority acts within what it agreed to, whenever power is given. */
const underLoan = [isWithinLoan, lentOrOwn, competencesAreLent] as const
const standing = [authorityPinned, authorised('personnel-administrator'), isAdministratorStill] as const
/** One takes power away, with a reason. */
const takes = [...standing, isAnothersAuthorisation, reasonRecorded] as const
/** Two give it, and what else there is of the person is judged again. */
const gives = [
  ...standing,
  isAnothersAuthorisation,
  twoGivePower,
  isNotOver,
  administratorsActInNoCase,
  isOnlyOne,
  evaluatorIsCompetent,
  ...underLoan,
] as const

const withdraw = {
  to: 'withdrawn',
  by,
  guards: [...takes, isEffectiveByNow],
  then: (state: AuthorisationGrant, { reason, ...command }: WithdrawAuthorisation, facts: RecordFacts) => [
    ...recordedBefore(state, command, facts),
    {
      type: 'AuthorisationWithdrawn' as const,
      ...stampOf(command),
      reason,
      effectiveFrom: command.effectiveFrom ?? command.at,
    },
  ],
} as const

/**
 * The table of an authorisation (ISO/IEC 17065 6.1.2): two administrators give it, one suspends or withdraws it, and two bring it back.
 * The first administrator of an authority without one is set up by the code of its installation. What was declined or withdrawn does not come back: another one is proposed. That it lapses is no event: its last instant is known.
 */
const table = {
  none: {
    proposeAuthorisation: {
      to: 'proposed',
      by,
      guards: [
        authorityPinnedAtOpening,
        authorised('personnel-administrator'),
        isAdministratorStill,
        isProposedForAnother,
        reasonRecorded,
        holderIsOnRecord,
        periodHolds,
        undertakingIsSigned,
        administratorsActInNoCase,
        isOnlyOne,
        evaluatorIsCompetent,
        ...underLoan,
        engagementsAreCarried,
      ],
      then: (_state, { name: _name, actor, ...proposed }) => [
        { ...proposed, type: 'AuthorisationProposed', by: actor.id },
      ],
    },
    setUpAdministrator: {
      to: 'granted',
      by: ['system'],
      guards: [
        authorityPinnedAtOpening,
        setUpCodeHolds,
        nobodyAdministers,
        periodHolds,
        undertakingIsSigned,
        administratorsActInNoCase,
        isOnlyOne,
      ],
      then: (_state, { name: _name, actor, ...scope }, { code }) =>
        code.standing === 'open' ? [{ ...scope, type: 'AdministratorSetUp', by: actor.id, setUpId: code.setUpId }] : [],
    },
  },
  proposed: {
    confirmAuthorisation: {
      to: 'granted',
      by,
      guards: [...gives, engagementsAreCarried],
      then: (state, { authorisationId, ...command }, facts) => [
        {
          type: 'AuthorisationGranted',
          ...stampOf(command),
          authorisationId,
          founding: state.proposedBy === command.actor.id && isFounding(state, command.actor.id, facts),
        },
      ],
    },
    declineAuthorisation: {
      to: 'declined',
      by,
      guards: [...standing, reasonRecorded],
      then: (_state, { reason, ...command }) => [{ type: 'AuthorisationDeclined', ...stampOf(command), reason }],
    },
  },
  declined: {},
  granted: {
    suspendAuthorisation: {
      to: 'suspended',
      by,
      guards: [...takes, isNotOver],
      then: (state, { reason, ...command }, facts) => [
        ...recordedBefore(state, command, facts),
        { type: 'AuthorisationSuspended', ...stampOf(command), reason },
      ],
    },
    withdrawAuthorisation: withdraw,
  },
  suspended: {
    proposeResumption: {
      to: 'resumption-proposed',
      by,
      guards: [...takes, isNotOver],
      then: (_state, { reason, ...command }) => [{ type: 'ResumptionProposed', ...stampOf(command), reason }],
    },
    withdrawAuthorisation: withdraw,
  },
  'resumption-proposed': {
    confirmResumption: {
      to: 'granted',
      by,
      guards: gives,
      then: (state, { authorisationId, ...command }, facts) => [
        {
          type: 'AuthorisationResumed',
          ...stampOf(command),
          authorisationId,
          founding: state.resumption?.proposedBy === command.actor.id && isFounding(state, command.actor.id, facts),
        },
      ],
    },
    declineResumption: {
      to: 'suspended',
      by,
      guards: [...standing, reasonRecorded],
      then: (_state, { reason, ...command }) => [{ type: 'ResumptionDeclined', ...stampOf(command), reason }],
    },
    withdrawAuthorisation: withdraw,
  },
  withdrawn: {},
} satisfies Table<AuthorisationTypes>

/** The machine of an authorisation. */
export const authorisationMachine: Machine<AuthorisationTypes> = {
  name: 'authorisation',
  table,
  evolve: evolveAuthorisation,
}

/** The first event of an authorisation from before authorisations were proposed: it says how it stood. */
function recordedBefore(
  state: AuthorisationGrant,
  command: CommandBase,
  { isUnrecorded }: RecordFacts,
): AuthorisationRecorded[] {
  if (!isUnrecorded) return []
  const { authority, grantId, personId, office, validFrom, validUntil, undertakingOn, loanId } = state
  const period = { validFrom, validUntil, undertakingOn, loanId }
  const scope = { authority, grantId, personId, function: state.function, office, ...period }
  return [{ type: 'AuthorisationRecorded', ...stampOf(command), ...scope }]
}
