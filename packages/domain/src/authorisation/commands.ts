import type { CommandBase } from '../machine.ts'
import type { StaffRole } from '../roles.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import type { Party } from '../transfer-basis/transfer-basis.ts'
import type { Loan } from '../loan/state.ts'
import type { AuthorisationScope, AuthorisationStatus } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>
type WithReason<N extends string, Payload = object> = Named<N, Payload & { reason: string }>

export type ProposeAuthorisation = WithReason<
  'proposeAuthorisation',
  AuthorisationScope & { office: Party; undertakingOn: string }
>
/** The first administrator of an authority that has none, by a code that its installation printed. It holds from now on. */
export type SetUpAdministrator = Named<
  'setUpAdministrator',
  AuthorisationScope & { office: Party; undertakingOn: string; authorisationId: string }
>
export type ConfirmAuthorisation = Named<'confirmAuthorisation', { authorisationId: string }>
export type DeclineAuthorisation = WithReason<'declineAuthorisation'>
export type SuspendAuthorisation = WithReason<'suspendAuthorisation'>
export type ProposeResumption = WithReason<'proposeResumption'>
export type ConfirmResumption = Named<'confirmResumption', { authorisationId: string }>
export type DeclineResumption = WithReason<'declineResumption'>
/** `effectiveFrom` is an instant from which nothing done under it is relied on; null for the moment of the withdrawal. */
export type WithdrawAuthorisation = WithReason<'withdrawAuthorisation', { effectiveFrom: string | null }>

export type AuthorisationCommand =
  | ProposeAuthorisation
  | SetUpAdministrator
  | ConfirmAuthorisation
  | DeclineAuthorisation
  | SuspendAuthorisation
  | ProposeResumption
  | ConfirmResumption
  | DeclineResumption
  | WithdrawAuthorisation

/** A person who holds the function of administrator, now or from a day to come. */
export type Administrator = { readonly personId: string; readonly isInForce: boolean }

/** Another authorisation of the same person that has not ended. */
export type OtherAuthorisation = {
  readonly grantId: string
  readonly function: StaffRole
  readonly status: AuthorisationStatus
  readonly validFrom: string
  readonly validUntil: string
  readonly loanId: string | null
}

/** Who administers, as it stands once the turn of this authority has come: nobody else gives or takes power meanwhile. */
export type AdministratorFacts = CellStaffFacts & { readonly administrators: readonly Administrator[] }

/** What is on record of the person who is to be authorised. */
export type HolderFacts = {
  readonly isOnRecord: boolean
  readonly others: readonly OtherAuthorisation[]
  /** The competences as an evaluator that hold on the day on which it begins. */
  readonly competences: readonly string[]
  /** The loan that the authorisation names, and what is on record to hold against it; null where it names none. */
  readonly loan: LoanOfHolder | null
}

export type LoanOfHolder = {
  /** Null where there is no such loan in this cell. */
  readonly agreed: Pick<
    Loan,
    'status' | 'borrower' | 'lender' | 'function' | 'seat' | 'validFrom' | 'validUntil' | 'consent'
  > | null
  /** Who else was authorised under it. */
  readonly otherHolders: readonly string[]
  /** What the holder is on record here to be competent in, in the function. */
  readonly codes: readonly string[]
  /** SHA-256 of each engagement that is on record here, as the lender made those of its consent. */
  readonly engagements: readonly string[]
}

/** Whether the authorisation is from before authorisations were proposed, and has no event yet. */
export type RecordFacts = { readonly isUnrecorded: boolean }

/** How a code for the set-up of an authority stands. One that was replaced by another has ended. */
export type SetUpCode =
  | { readonly standing: 'unknown' }
  | { readonly standing: 'open'; readonly setUpId: string }
  | { readonly standing: 'used'; readonly setUpId: string; readonly since: string }
  | { readonly standing: 'ended'; readonly setUpId: string; readonly since: string }

/** The code that the caller presented, and who administers, once the turn of this authority has come. */
export type SetUpFacts = { readonly code: SetUpCode; readonly administrators: readonly Administrator[] }

/** What the caller looks up for each command. */
export type AuthorisationFacts = {
  proposeAuthorisation: AdministratorFacts & HolderFacts
  setUpAdministrator: CellFacts & SetUpFacts & Omit<HolderFacts, 'isOnRecord'>
  confirmAuthorisation: AdministratorFacts & HolderFacts
  declineAuthorisation: AdministratorFacts
  suspendAuthorisation: AdministratorFacts & RecordFacts
  proposeResumption: AdministratorFacts
  confirmResumption: AdministratorFacts & HolderFacts
  declineResumption: AdministratorFacts
  withdrawAuthorisation: AdministratorFacts & RecordFacts
}
