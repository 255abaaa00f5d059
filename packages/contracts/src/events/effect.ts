import { nonconformitySources } from '@concert/domain/effect/state'
import { z } from 'zod'
import { effectStatement } from '../certificate-content.ts'
import {
  authority,
  certificateNumber,
  date,
  evaluationId,
  instant,
  jurisdiction,
  requirementId,
  sha256,
} from '../primitives.ts'
import { localisedText, pinned, stamp } from './parts.ts'

/** What opens an effect; the intent to issue a certificate says the same of the signing authority. */
export const effectOpening = {
  ...stamp,
  ...pinned,
  certificateNumber,
  jurisdiction,
  leadAuthority: authority,
  decision: z.enum(['grant', 'recognise', 'reserve']),
  conditions: z.array(z.string()),
  decidedAt: instant,
  validFrom: date,
  validTo: date,
  evaluationId,
  certificateDigest: sha256,
}

/** `statement` is what the authority states to the public once it is signed. */
const changed = {
  ...stamp,
  certificateNumber,
  reason: localisedText,
  clause: z.string(),
  statement: effectStatement.omit({ certificateDigest: true }),
}

/** The effect of one authority on one certificate. */
export const effectEvents = {
  EffectOpened: z.object({ ...effectOpening, reason: localisedText, clause: z.string() }),
  NonconformitySubstantiated: z.object({
    ...changed,
    source: z.enum(nonconformitySources),
    requirementId: requirementId.optional(),
  }),
  EffectSuspended: z.object(changed),
}
