/** The functions of a certification body's staff, in the words of ISO/IEC 42006, that a person is authorised for. */
export const staffRoles = [
  'application-reviewer',
  'plan-owner',
  'evaluator',
  'report-reviewer',
  'decision-maker',
  'signatory',
  // Keeps who works for the authority and for what they are authorised, and acts in no case (4.2, 6.1.2).
  'personnel-administrator',
] as const
export type StaffRole = (typeof staffRoles)[number]

/**
 * Everyone who may give a command: the applicant, the staff, the system for what follows from an event, and another authority
 * for what it signed.
 */
export const movers = ['applicant', ...staffRoles, 'system', 'peer-authority'] as const
/** Who can have the move in a case. */
export type Mover = (typeof movers)[number]

/** The same, and a natural person of the staff in what is their own, such as an absence: with whatever functions, or none. */
export const roles = [...movers, 'staff-member'] as const
export type Role = (typeof roles)[number]

/** Who gives a command. `authorisationId` names the authorisation under which a member of staff says to act. */
export type Actor = {
  readonly id: string
  readonly roles: readonly Role[]
  readonly authorisationId?: string
}

/** The body's standing permission for one person to carry out one function (17065 6.1.2). Valid before `validUntil`. */
export type Authorisation = {
  readonly id: string
  readonly function: StaffRole
  /** RFC 3339, UTC. The instant itself is already outside. */
  readonly validUntil: string
}

/** Why an authorisation does not let its holder act: there is none, it is another one, or it has ended. */
export type AuthorisationGap = 'none' | 'for-another-function' | 'expired' | 'not-the-one-named'
