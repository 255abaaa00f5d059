import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { Authorisation } from '../roles.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { Violation } from '../violation.ts'
import type { NonconformitySource } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** Given by the system, on the standing instruction of a signatory to issue what was decided. */
export type IssueCertificate = Named<
  'issueCertificate',
  Pinned & {
    certificateNumber: string
    jurisdiction: Jurisdiction
    leadAuthority: Authority
    /** This authority's own decision; one that refused issues nothing. */
    decision: 'grant' | 'recognise' | 'reserve'
    conditions: readonly string[]
    decidedAt: string
    validFrom: string
    validTo: string
  }
>
export type SubstantiateNonconformity = Named<
  'substantiateNonconformity',
  { source: NonconformitySource; reason: string; requirementId?: string }
>
export type SuspendEffect = Named<'suspendEffect', { reason: string }>

export type CertificateCommand = IssueCertificate | SubstantiateNonconformity | SuspendEffect

export type IssueFacts = StandingFacts & {
  /** Whether the lead has granted and, in a recognising cell, this authority has recognised or reserved. */
  readonly granted: boolean
  readonly agreementCountersigned: boolean
  readonly openNonconformities: number
  /** What the lints say against the content that is to be signed. */
  readonly lints: readonly Violation[]
  /** The authorisation of the signatory on whose standing instruction the system acts. */
  readonly signatoryAuthorisation: Authorisation | null
}
/** The effect keeps no declarations: whether the person has one in force for this certificate is looked up. */
export type EffectFacts = CoolingOffFacts & { readonly declared: boolean }

/** What the caller looks up for each command. */
export type CertificateFacts = {
  issueCertificate: IssueFacts
  substantiateNonconformity: EffectFacts
  suspendEffect: EffectFacts
}
