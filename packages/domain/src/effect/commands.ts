import type { AuthorityDecision } from '../certificate/content.ts'
import type { OpeningFacts, OpeningParticulars } from '../certificate/opening.ts'
import type { Language, LocalisedText } from '../languages.ts'
import type { CommandBase } from '../machine.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { Violation } from '../violation.ts'
import type { NonconformitySource } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/**
 * Given by the system once all have signed and the certificate is published. No signatory is asked again: one whose
 * authorisation ended between the signature and the publication must not leave a certificate that nobody here can suspend.
 */
export type OpenEffect = Named<
  'openEffect',
  Omit<OpeningParticulars, 'decision'> & {
    /** This authority's own decision according to the certificate; `refuse` also where the certificate has none of it. */
    decision: AuthorityDecision['decision']
    reason: LocalisedText
  }
>
export type SubstantiateNonconformity = Named<
  'substantiateNonconformity',
  { source: NonconformitySource; reason: LocalisedText; requirementId?: string }
>
export type SuspendEffect = Named<'suspendEffect', { reason: LocalisedText }>

export type EffectCommand = OpenEffect | SubstantiateNonconformity | SuspendEffect

export type OpenEffectFacts = OpeningFacts & {
  readonly isEditionKnown: boolean
  /** What is wrong with the signatures of the credential, by the published keys of every authority that must sign. */
  readonly signatureFaults: readonly Violation[]
  /** The digest of the content with which the effect of this number is open already, or null. */
  readonly recordedDigest: string | null
}
export type ActOnEffectFacts = CoolingOffFacts & {
  /** Whether the person has a declaration in force for this certificate; the effect keeps none. */
  readonly declared: boolean
  /** The authoritative languages of the effect's place. */
  readonly languages: readonly Language[]
}

/** What the caller looks up for each command. */
export type EffectFacts = {
  openEffect: OpenEffectFacts
  substantiateNonconformity: ActOnEffectFacts
  suspendEffect: ActOnEffectFacts
}
