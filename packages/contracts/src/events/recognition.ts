import { z } from 'zod'
import { recognitionOutcome } from '../certificate-content.ts'
import { peerDecision } from '../envelopes.ts'
import { applicationId, authority, evaluationId, recognitionId, sha256 } from '../primitives.ts'
import { declaration, json, pinned, stamp } from './parts.ts'

const common = { ...stamp, recognitionId, evaluationId, leadAuthority: authority }
const decision = { decision: recognitionOutcome, conditions: z.array(z.string()) }

/** A recognition, in the cell of the recognising authority. */
export const recognitionEvents = {
  /** `dossier` is what the lead sent, as it was sent. */
  RecognitionOpened: z.object({
    ...common,
    ...pinned,
    applicationId,
    dossier: json,
    dossierDigest: sha256,
    quorum: z.number().int(),
  }),
  RecognitionImpartialityDeclared: z.object({ ...common, ...declaration, function: z.literal('decision-maker') }),
  RecognitionVoteCast: z.object({ ...common, ...decision, reasons: z.string() }),
  /** `peerDecision` is what the lead is told. */
  RecognitionDecided: z.object({
    ...common,
    ...decision,
    reasons: z.array(z.string()),
    decidedBy: z.array(z.string()),
    peerDecision,
  }),
}
