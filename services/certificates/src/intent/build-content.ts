import { randomBytes } from 'node:crypto'
import type { certificateContent } from '@concert/contracts/certificate-content'
import { validToOf } from '@concert/domain/certificate/lints'
import { localDate } from '@concert/domain/instant'
import { type Authority, authorityOf, jurisdictionOf, jurisdictions } from '@concert/domain/jurisdictions'
import { validityMonths } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { z } from 'zod'
import type { DecidedEvaluation, PeerDecisionRow } from './decisions.ts'

export type ContentDraft = z.input<typeof certificateContent>

export interface ContentSource {
  readonly authority: Authority
  readonly certificateNumber: string
  readonly edition: Edition
  readonly evaluation: DecidedEvaluation
  readonly peers: readonly PeerDecisionRow[]
  readonly issuedAt: string
}

/**
 * What a certificate states (ISO/IEC 17065 7.7.1): the facts of the case as it was contracted and the decision of each
 * authority. It is valid from the day of its issue, in the lead authority's time zone, for the months of its class.
 */
export function buildContent(source: ContentSource): ContentDraft {
  const { evaluation, edition, issuedAt } = source
  const { organisation, aiSystem, riskClass, modalities, placesOfUse, scope } = evaluation.caseFile
  const { organisationId, names, identifier, place } = organisation
  const validFrom = localDate(issuedAt, source.authority)
  return {
    type: 'ConcertCertificate',
    version: 1,
    certificateNumber: source.certificateNumber,
    edition: edition.id,
    holder: { organisationId, names, identifier, place },
    aiSystem: { names: aiSystem.names, version: aiSystem.version, weightsDigest: aiSystem.weightsDigest },
    riskClass,
    modalities,
    scope,
    placesOfUse,
    leadAuthority: source.authority,
    decisions: decisionsOf(source),
    evaluationId: evaluation.evaluationId,
    evaluationDigest: evaluation.evaluationDigest ?? '',
    decidedAt: evaluation.decidedAt ?? issuedAt,
    validFrom,
    validTo: validToOf(validFrom, validityMonths(edition, riskClass)),
    issuedAt,
    nonce: randomBytes(16).toString('hex'),
  }
}

/** The lead's grant first, then the others in the order of the jurisdictions; who has not decided is not there. */
function decisionsOf({ authority, evaluation, peers, issuedAt }: ContentSource): ContentDraft['decisions'] {
  const lead: ContentDraft['decisions'][number] = {
    authority,
    jurisdiction: jurisdictionOf(authority),
    decision: 'grant',
    conditions: [],
    decidedAt: evaluation.decidedAt ?? issuedAt,
  }
  const others = jurisdictions.flatMap((jurisdiction) => {
    const peer = peers.find(({ fromAuthority }) => fromAuthority === authorityOf(jurisdiction))
    if (peer === undefined) return []
    const { fromAuthority, decision, conditions, decidedAt } = peer
    return [{ authority: fromAuthority, jurisdiction, decision, conditions, decidedAt }]
  })
  return [lead, ...others]
}
