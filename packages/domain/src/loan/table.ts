import { type Machine, type RowOf, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import type { RecordLoanAnswer } from './commands.ts'
import { evolveLoan, type LoanEvent, type LoanTypes } from './events.ts'
import {
  answerIsTheOthers,
  competencesAreKnown,
  isAskedOfThisAuthority,
  lenderIsAnother,
  lendsAnother,
  loanIsNotOver,
  loanPeriodHolds,
  personIsFit,
} from './guards.ts'

const by = ['personnel-administrator'] as const
const standing = [authorityPinned, authorised('personnel-administrator')] as const

/** Either party ends it, alone and at once: power is taken away by one. */
const endLoan: RowOf<LoanTypes, 'endLoan'> = {
  to: 'ended',
  by,
  guards: [...standing, reasonRecorded],
  then: ({ authority }, { reason, ...command }) => [
    { type: 'LoanEnded', ...stampOf(command), endedBy: authority, reason },
  ],
}

const answered: Omit<RowOf<LoanTypes, 'recordLoanAnswer'>, 'to'> = {
  by: ['system'],
  guards: [authorityPinned, answerIsTheOthers],
  then: (_state, command) => [eventOf(command)],
}

/** What arrives when it is over says nothing new, in whatever order the two parties' words cross. */
const late: Omit<RowOf<LoanTypes, 'recordLoanAnswer'>, 'to'> = { ...answered, then: () => [] }

/**
 * The table of a loan of a person (ISO/IEC 17065 6.2.2), in the cell of the borrower (from `asked`) and of the lender (from `received`).
 * The loan gives no right: under it the borrower authorises the person by two of its own people, and that ends with it.
 */
const table = {
  none: {
    askForLoan: {
      to: 'asked',
      by,
      guards: [
        authorityPinnedAtOpening,
        authorised('personnel-administrator'),
        reasonRecorded,
        lenderIsAnother,
        loanPeriodHolds,
        competencesAreKnown,
      ],
      then: (_state, { name: _name, actor, ...asked }) => [{ ...asked, type: 'LoanAsked', by: actor.id }],
    },
    recordLoanRequest: {
      to: 'received',
      by: ['system'],
      guards: [authorityPinnedAtOpening, lenderIsAnother, isAskedOfThisAuthority],
      then: (_state, { name: _name, actor, ...asked }) => [{ ...asked, type: 'LoanRequestReceived', by: actor.id }],
    },
  },
  asked: {
    endLoan,
    recordLoanAnswer: { ...answered, to: ['agreed', 'refused', 'ended'] },
  },
  received: {
    agreeToLoan: {
      to: 'agreed',
      by,
      guards: [...standing, lendsAnother, personIsFit, loanIsNotOver],
      then: (_state, { personId, ...command }, { consent }) => [
        { type: 'LoanAgreed', ...stampOf(command), personId, ...consent },
      ],
    },
    refuseLoan: {
      to: 'refused',
      by,
      guards: [...standing, reasonRecorded],
      then: ({ authority }, { reason, ...command }) => [
        { type: 'LoanRefused', ...stampOf(command), refusedBy: authority, reason },
      ],
    },
    recordLoanAnswer: { ...answered, to: 'ended' },
  },
  agreed: {
    endLoan,
    recordLoanAnswer: {
      ...answered,
      to: ['agreed', 'ended'],
      // Its consent is known; a second one changes nothing.
      then: (_state, command) => (command.answer === 'ended' ? [eventOf(command)] : []),
    },
  },
  refused: { recordLoanAnswer: { ...late, to: 'refused' } },
  ended: { recordLoanAnswer: { ...late, to: 'ended' } },
} satisfies Table<LoanTypes>

/** The machine of a loan. */
export const loanMachine: Machine<LoanTypes> = { name: 'loan', table, evolve: evolveLoan }

function eventOf(command: RecordLoanAnswer): LoanEvent {
  const { from, answer, competences, engagements } = command
  const stamp = stampOf(command)
  switch (answer) {
    case 'agreed':
      return { type: 'LoanAgreed', ...stamp, personId: null, competences, engagements }
    case 'refused':
      return { type: 'LoanRefused', ...stamp, refusedBy: from, reason: null }
    case 'ended':
      return { type: 'LoanEnded', ...stamp, endedBy: from, reason: null }
  }
}
