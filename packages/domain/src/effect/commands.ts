import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { Authorisation } from '../roles.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { Violation } from '../violation.ts'
import type { NonconformitySource } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

type Opening = Pinned & {
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
/** Given by the system, on the standing instruction of a signatory to issue what was decided: before anything is signed. */
export type IssueCertificate = Named<'issueCertificate', Opening>
/**
 * Given by the system once all have signed and the certificate is published. No signatory is asked again: one whose
 * authorisation ended between the signature and the publication must not leave a certificate that nobody here can suspend.
 */
export type OpenEffect = Named<'openEffect', Opening>
export type SubstantiateNonconformity = Named<
  'substantiateNonconformity',
  { source: NonconformitySource; reason: string; requirementId?: string }
>
export type SuspendEffect = Named<'suspendEffect', { reason: string }>

export type EffectCommand = IssueCertificate | OpenEffect | SubstantiateNonconformity | SuspendEffect

export type OpeningFacts = StandingFacts & {
  /** Whether the lead has granted and, in a recognising cell, this authority has recognised or reserved. */
  readonly granted: boolean
  readonly agreementCountersigned: boolean
  readonly openNonconformities: number
  /** What the lints say against the content that is to be signed. */
  readonly lints: readonly Violation[]
}
export type IssueFacts = OpeningFacts & {
  /** The authorisation of the signatory on whose standing instruction the system acts. */
  readonly signatoryAuthorisation: Authorisation | null
}
export type ActOnEffectFacts = CoolingOffFacts & {
  /** Whether the person has a declaration in force for this certificate; the effect keeps none. */
  readonly declared: boolean
  /** The languages of the effect's place in which the reason is not given; the state keeps one text of it. */
  readonly reasonLacks: readonly Language[]
}

/** What the caller looks up for each command. */
export type EffectFacts = {
  issueCertificate: IssueFacts
  openEffect: OpeningFacts
  substantiateNonconformity: ActOnEffectFacts
  suspendEffect: ActOnEffectFacts
}
