import type { JsonValue } from '../json.ts'
import type { Authority } from '../jurisdictions.ts'
import type { EventBase } from '../machine.ts'
import type { Pinned } from '../standing-guards.ts'
import type { RecognitionOutcome } from './state.ts'

type Typed<T extends string, Payload = object> = Readonly<EventBase & { type: T }> & Readonly<Payload>

export type RecognitionOpened = Typed<
  'RecognitionOpened',
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
export type RecognitionImpartialityDeclared = Typed<
  'RecognitionImpartialityDeclared',
  { personId: string; function: 'decision-maker'; conflict: boolean; statement: string }
>
export type RecognitionVoteCast = Typed<
  'RecognitionVoteCast',
  { decision: RecognitionOutcome; conditions: readonly string[]; reasons: string }
>
/** `decidedBy`: those whose equal votes made the quorum. */
export type RecognitionDecided = Typed<
  'RecognitionDecided',
  {
    decision: RecognitionOutcome
    conditions: readonly string[]
    reasons: readonly string[]
    decidedBy: readonly string[]
  }
>

export type RecognitionEvent =
  | RecognitionOpened
  | RecognitionImpartialityDeclared
  | RecognitionVoteCast
  | RecognitionDecided
