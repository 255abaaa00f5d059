import type { JsonValue } from '../json.ts'
import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CoolingOffFacts } from '../cooling-off.ts'
import type { Pinned, StandingFacts } from '../standing-guards.ts'
import type { RecognitionOutcome } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

export type ReceiveDossier = Named<
  'receiveDossier',
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
export type DeclareRecognitionImpartiality = Named<'declareImpartiality', { conflict: boolean; statement: string }>
export type CastRecognitionVote = Named<
  'castRecognitionVote',
  { decision: RecognitionOutcome; conditions: readonly string[]; reasons: string }
>

export type RecognitionCommand = ReceiveDossier | DeclareRecognitionImpartiality | CastRecognitionVote

export type ReceiveDossierFacts = StandingFacts & {
  /** The authority whose signature on the envelope was verified, or null. */
  readonly signedBy: Authority | null
  /** The digest computed here over the dossier that arrived. */
  readonly computedDigest: string
}

/** What the caller looks up for each command. */
export type RecognitionFacts = {
  receiveDossier: ReceiveDossierFacts
  declareImpartiality: CoolingOffFacts
  castRecognitionVote: CoolingOffFacts
}
