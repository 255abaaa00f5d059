import type { Fee } from './fee.ts'

/** The points of ISO/IEC 17065 4.1.2.2 that every agreement holds. */
export const agreementClauses = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'] as const

/** What the client and the authority agree on. It stands from the acceptance on. */
export type AgreementTerms = {
  readonly version: '1'
  /** Which of `agreementClauses` it holds. */
  readonly clauses: readonly string[]
  readonly fee: Fee
  /** The bodies to which work of this case is outsourced: what the client signs discloses them (17065 6.2.2). */
  readonly outsourcing: readonly string[]
}

export type AgreementSignatures = {
  readonly clientSignedBy?: string
  readonly clientSignedAt?: string
  readonly countersignedBy?: string
  readonly countersignedAt?: string
}

/** The legally enforceable agreement between the body and its client. */
export type Agreement = AgreementTerms & AgreementSignatures

/** The agreement offered when an application is accepted: all points, the fee of its class and places, the outsourcing. */
export function draftAgreement(fee: Fee, outsourcing: readonly string[]): Agreement {
  return { version: '1', clauses: agreementClauses, fee, outsourcing }
}
