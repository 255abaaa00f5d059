import type { Role } from '@concert/domain/roles'

/**
 * Who may call an operation, whatever the state; the state's part of the rule is the transition table of the domain. `anyone`
 * needs no token. `peer-authority` is proved by the signature on the message itself. `issuer` is the issuer of the authority
 * itself, by a token that it signed about itself. `staff-member` is any natural person on record, in what is their own: such an operation has no other callers.
 */
export type Caller = Role | 'anyone' | 'peer-authority' | 'issuer'

/** Everybody who works on a case, from the review of the application to the signature of the agreement. */
export const staff = [
  'application-reviewer',
  'plan-owner',
  'evaluator',
  'report-reviewer',
  'decision-maker',
  'signatory',
] as const satisfies readonly Caller[]

/** Everybody who works on an evaluation, a recognition or an effect. */
export const evaluationStaff = [
  'plan-owner',
  'evaluator',
  'report-reviewer',
  'decision-maker',
] as const satisfies readonly Caller[]
