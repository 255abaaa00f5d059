import { at, authorisation, digestA, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { Actor } from '../roles.ts'
import type { AskForLoan, LentPersonFacts, RecordLoanAnswer, RecordLoanRequest } from './commands.ts'
import type { LoanTypes } from './events.ts'
import type { LoanTerms } from './state.ts'

// For the tests of this package only: Macao asks Hong Kong for an evaluator.

type LoanStep = Step<LoanTypes>

const { administrator, system } = people
const reason = 'Three evaluators are needed for the class, and there are two.'
const staffed = { authorisation: authorisation('personnel-administrator'), hasConflict: false }

export const terms: LoanTerms & { borrower: 'mo'; lender: 'hk' } = {
  loanId: 'loa_1',
  borrower: 'mo',
  lender: 'hk',
  function: 'evaluator',
  competences: ['TS', 'ml'],
  seat: 'borrower',
  validFrom: '2026-11-02T16:00:00.000Z',
  validUntil: '2027-11-02T16:00:00.000Z',
}
export const consent: LentPersonFacts['consent'] = {
  competences: [
    { code: 'TS', assessedOn: '2026-03-01', validUntil: null },
    { code: 'ml', assessedOn: '2026-03-01', validUntil: '2028-03-01' },
  ],
  engagements: [digestA],
}

export function ask(change: Partial<AskForLoan> = {}): LoanStep {
  return () => ({
    command: { ...terms, actor: administrator, at, name: 'askForLoan', authority: 'mo', reason, ...change },
    facts: { authority: 'mo', ...staffed, codes: ['TS', 'ml', 'ET'] },
  })
}
export function receive(change: Partial<RecordLoanRequest> = {}, known: object = {}): LoanStep {
  return () => ({
    command: { ...terms, actor: system, at, name: 'recordLoanRequest', authority: 'hk', ...change },
    facts: { authority: 'hk', isAskedOtherwise: false, ...known },
  })
}
export function agree(personId = 'lam.hoiyin', known: Partial<LentPersonFacts> = {}, now = at): LoanStep {
  return () => ({
    command: { actor: administrator, at: now, name: 'agreeToLoan', personId },
    facts: { authority: 'hk', ...staffed, isOnRecord: true, isAuthorised: true, consent, ...known },
  })
}
export function refuse(why = 'Nobody can be spared this year.'): LoanStep {
  return () => ({
    command: { actor: administrator, at, name: 'refuseLoan', reason: why },
    facts: { authority: 'hk', ...staffed },
  })
}
export function end(actor: Actor = administrator, why = 'The person is needed at home.'): LoanStep {
  return (state) => ({
    command: { actor, at, name: 'endLoan', reason: why },
    facts: { authority: state?.authority ?? 'mo', ...staffed },
  })
}
export function hear(answer: RecordLoanAnswer['answer'], from: RecordLoanAnswer['from'] = 'hk'): LoanStep {
  const said = answer === 'agreed' ? consent : { competences: [], engagements: [] }
  return (state) => ({
    command: { actor: system, at, name: 'recordLoanAnswer', loanId: 'loa_1', from, answer, ...said },
    facts: { authority: state?.authority ?? 'mo' },
  })
}

/** Together they take every row of the table. */
export const loanJourneys: readonly (readonly LoanStep[])[] = [
  [ask(), hear('agreed'), hear('agreed'), end(), hear('ended')],
  [ask(), hear('refused'), hear('ended')],
  [ask(), end(), hear('agreed')],
  [ask(), hear('agreed'), hear('ended')],
  [receive(), agree(), end(), hear('ended', 'mo')],
  [receive(), agree(), hear('ended', 'mo')],
  [receive(), refuse(), hear('ended', 'mo')],
  [receive(), hear('ended', 'mo')],
]
