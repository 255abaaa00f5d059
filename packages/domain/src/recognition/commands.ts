import type { JsonValue } from '../json.ts'
import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { InterestFacts } from '../interests.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { ClosedEvidenceOfDossierFacts } from './closed-evidence.ts'
import type { LentToLeadFacts } from './lent-to-lead.ts'
import type { RecognitionOutcome } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type OpenRecognition = Named<
  'openRecognition',
  Pinned & {
    recognitionId: string
    leadAuthority: Authority
    applicationId: string
    evaluationId: string
    dossier: JsonValue
    dossierDigest: string
    quorum: number
  }
>
export type DeclareRecognitionImpartiality = Named<
  'declareRecognitionImpartiality',
  { conflict: boolean; statement: string }
>
export type CastRecognitionVote = Named<
  'castRecognitionVote',
  { decision: RecognitionOutcome; conditions: readonly string[]; reasons: string }
>

export type RecognitionCommand = OpenRecognition | DeclareRecognitionImpartiality | CastRecognitionVote

export type OpenRecognitionFacts = StandingFacts & {
  /** The authority whose signature on the envelope was verified, or null. */
  readonly signedBy: Authority | null
  /** The digest computed here over the dossier that arrived. */
  readonly computedDigest: string
  /** What the dossier says of the places of use and of the lead's decision. */
  readonly placesOfUse: readonly Jurisdiction[]
  readonly hasLeadGranted: boolean
  readonly isEditionKnown: boolean
  /** The digest of the dossier that is open already for this evaluation, or null. */
  readonly recordedDigest: string | null
}

/** What the caller looks up for each command. */
export type RecognitionFacts = {
  openRecognition: OpenRecognitionFacts
  declareRecognitionImpartiality: CoolingOffFacts & LentToLeadFacts
  castRecognitionVote: CoolingOffFacts & InterestFacts & LentToLeadFacts & ClosedEvidenceOfDossierFacts
}
