import { evolution } from '../evolution.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase, MachineTypes } from '../machine.ts'
import type { LoanCommand, LoanFacts } from './commands.ts'
import type { Loan, LoanConsent, LoanTerms } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

type Opened = LoanTerms & { authority: Authority; borrower: Authority; lender: Authority }

/** A loan begins in each of the two cells with an event of its own. */
export type LoanAsked = Typed<'LoanAsked', Opened & { reason: string }>
export type LoanRequestReceived = Typed<'LoanRequestReceived', Opened>
/** `personId` is null in the cell of the borrower, to whom nobody is named. */
export type LoanAgreed = Typed<'LoanAgreed', LoanConsent & { personId: string | null }>
/** `reason` is null in the cell to which it was only told. */
export type LoanRefused = Typed<'LoanRefused', { refusedBy: Authority; reason: string | null }>
export type LoanEnded = Typed<'LoanEnded', { endedBy: Authority; reason: string | null }>

export type LoanEvent = LoanAsked | LoanRequestReceived | LoanAgreed | LoanRefused | LoanEnded

/** The types that make the machine of a loan. */
export interface LoanTypes extends MachineTypes {
  state: Loan
  command: LoanCommand
  event: LoanEvent
  facts: LoanFacts
}

const untouched = { personId: null, consent: null, end: null } as const

const evolve = evolution<LoanTypes, 'LoanAsked'>(
  'LoanAsked',
  ({ type: _type, at: _at, by: _by, ...asked }) => ({ ...asked, status: 'asked', ...untouched }),
  {
    LoanRequestReceived: (_state, event) => received(event),
    LoanAgreed: (state, { personId, competences, engagements }) => ({
      ...state,
      status: 'agreed',
      personId,
      consent: { competences, engagements },
    }),
    LoanRefused: (state, { refusedBy, reason }) => ({ ...state, status: 'refused', end: { by: refusedBy, reason } }),
    LoanEnded: (state, { endedBy, reason }) => ({ ...state, status: 'ended', end: { by: endedBy, reason } }),
  },
)

/** The loan after one event: a history begins with what this authority asked for, or with what it was asked for. */
export function evolveLoan(state: Loan | null, event: LoanEvent): Loan {
  return event.type === 'LoanRequestReceived' ? received(event) : evolve(state, event)
}

function received({ type: _type, at: _at, by: _by, ...asked }: LoanRequestReceived): Loan {
  return { ...asked, status: 'received', reason: null, ...untouched }
}
