import { addMonths, isBefore } from '../instant.ts'
import type { CommandBase, Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type {
  AgreeToLoan,
  AskForLoan,
  CodeFacts,
  LentPersonFacts,
  RecordLoanAnswer,
  RecordLoanRequest,
  RequestFacts,
} from './commands.ts'
import type { Loan } from './state.ts'

/** An agreement is looked at again in time, so nobody is lent for longer. */
const LOAN_MONTHS_MAX = 24

/** Its own people an authority authorises without a loan. */
export const lenderIsAnother: Guard<null, AskForLoan | RecordLoanRequest, CellFacts> = {
  name: 'lender-is-another',
  clause: 'iso17065-6.2.2',
  check: (_state, { lender, borrower }) =>
    lender === borrower ? [violation('lender-is-borrower', '/lender', { authority: lender })] : [],
  inputs: (_state, { lender, borrower }) => ({ lender, borrower }),
}

/** What is asked for runs forward, has not ended, and is no longer than an agreement is believed. */
export const loanPeriodHolds: Guard<null, AskForLoan, CellFacts> = {
  name: 'loan-period-holds',
  clause: 'iso17065-6.2.2',
  check: (_state, { validFrom, validUntil, at }) => {
    if (!isBefore(validFrom, validUntil))
      return [violation('period-backwards', '/validUntil', { from: validFrom, until: validUntil })]
    const latest = `${addMonths(validFrom.slice(0, 10), LOAN_MONTHS_MAX)}${validFrom.slice(10)}`
    return [
      ...(isBefore(latest, validUntil) ? [violation('loan-too-long', '/validUntil', { latest })] : []),
      ...(isBefore(at, validUntil) ? [] : [violation('loan-over', '/validUntil', { until: validUntil })]),
    ]
  },
  inputs: (_state, { validFrom, validUntil, at }) => ({ validFrom, validUntil, at }),
}

/** Competences are those that an edition asks for; an evaluator is asked for by at least one. */
export const competencesAreKnown: Guard<null, AskForLoan, CellFacts & CodeFacts> = {
  name: 'loan-competences-known',
  clause: 'iso17065-6.1.2.1',
  check: (_state, { competences, function: asked }, { codes }) => [
    ...(asked === 'evaluator' && competences.length === 0
      ? [violation('loan-without-competence', '/competences', {})]
      : []),
    ...competences.flatMap((code, place) =>
      codes.includes(code)
        ? []
        : [violation('competence-unknown', `/competences/${place}`, { code, codes: [...codes] })],
    ),
  ],
  inputs: (_state, { competences, function: asked }) => ({ function: asked, competences: [...competences] }),
}

/** What was asked of this authority is recorded as it was said, once. */
export const isAskedOfThisAuthority: Guard<null, RecordLoanRequest, CellFacts & RequestFacts> = {
  name: 'asked-of-this-authority',
  clause: 'iso17065-6.2.2',
  check: (_state, { loanId }, { isAskedOtherwise }) =>
    isAskedOtherwise ? [violation('loan-asked-otherwise', '', { loanId }, loanId)] : [],
  inputs: (_state, { borrower, lender }, { isAskedOtherwise }) => ({ borrower, lender, isAskedOtherwise }),
}

/** Nobody lends themselves, with whichever account. */
export const lendsAnother: Guard<Loan, AgreeToLoan, CellFacts> = {
  name: 'another-person-is-lent',
  clause: 'iso17065-4.2',
  check: (_state, { personId, actor }) => (personId === actor.id ? [violation('own-file', '/personId', {})] : []),
  inputs: (_state, { personId, actor }) => ({ person: personId, by: actor.id }),
}

/** Only whom the lender itself lets act in the function is lent for it, and in what it found them competent in. */
export const personIsFit: Guard<Loan, AgreeToLoan, CellFacts & LentPersonFacts> = {
  name: 'lent-person-fit',
  clause: 'iso17065-6.1.2',
  check: (state, { personId }, { isOnRecord, isAuthorised, consent }) => {
    if (!isOnRecord) return [violation('person-not-on-record', '/personId', { personId })]
    const held = consent.competences.map(({ code }) => code)
    return [
      ...(isAuthorised
        ? []
        : [violation('lent-person-not-authorised', '/personId', { personId, function: state.function })]),
      ...state.competences
        .filter((code) => !held.includes(code))
        .map((code) => violation('lent-person-not-competent', '/personId', { personId, code }, code)),
    ]
  },
  inputs: (state, { personId }, { isOnRecord, isAuthorised, consent }) => ({
    person: personId,
    function: state.function,
    asked: [...state.competences],
    competences: consent.competences.map((one) => ({ ...one })),
    engagements: [...consent.engagements],
    isOnRecord,
    isAuthorised,
  }),
}

/** What is over is not agreed to. */
export const loanIsNotOver: Guard<Loan, CommandBase, CellFacts> = {
  name: 'loan-not-over',
  clause: 'iso17065-6.2.2',
  check: ({ validUntil }, { at }) =>
    isBefore(at, validUntil) ? [] : [violation('loan-over', '', { until: validUntil })],
  inputs: ({ validUntil }, { at }) => ({ validUntil, at }),
}

/** The answer is that of the other party, and one that this party can give: only the lender consents or refuses. */
export const answerIsTheOthers: Guard<Loan, RecordLoanAnswer, CellFacts> = {
  name: 'answer-of-the-other-party',
  clause: 'iso17065-6.2.2',
  check: ({ authority, borrower, lender }, { from, answer }) => {
    const isOther = from === (authority === borrower ? lender : borrower)
    return isOther && (answer === 'ended' || from === lender)
      ? []
      : [violation('loan-answer-of-another', '', { authority: from })]
  },
  inputs: ({ authority, borrower, lender }, { from, answer }) => ({ authority, borrower, lender, from, answer }),
}
