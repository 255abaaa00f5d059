import type { CertificateContent } from '@concert/contracts/certificate-content'
import { digestOf } from '@concert/db/digest'
import { parseCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { type Violation, violation } from '@concert/domain/violation'
import { certificateBodyOf } from '@concert/schemes/edition-facts'
import type { Edition } from '@concert/schemes/load-edition'
import type { RecognitionRow } from './decisions.ts'
import { isAhead } from './instant-of-issue.ts'

export interface OwnView {
  readonly authority: Authority
  readonly edition: Edition
  readonly recognition: RecognitionRow
  readonly now: string
}

/**
 * Everything in which a lead's content differs from what this authority examined and decided, with pointers into the request.
 * An authority attests its own recognition and nothing more (edition GBA-AI, recognition).
 */
export function disagreements(content: CertificateContent, view: OwnView): Violation[] {
  return [
    ...factsThatDiffer(content, view),
    ...ownDecisionDiffers(content, view),
    ...numberOfAnotherBody(content, view),
    ...issuedAhead(content, view),
  ]
}

function factsThatDiffer(content: CertificateContent, { recognition: { dossier } }: OwnView): Violation[] {
  const { aiSystemId: _aiSystemId, ...aiSystem } = dossier.aiSystem
  const examined: readonly [keyof CertificateContent, unknown][] = [
    ['leadAuthority', dossier.leadAuthority],
    ['evaluationId', dossier.evaluationId],
    ['edition', dossier.edition],
    ['holder', dossier.organisation],
    ['aiSystem', aiSystem],
    ['riskClass', dossier.riskClass],
    ['modalities', dossier.modalities],
    ['placesOfUse', dossier.placesOfUse],
    ['scope', dossier.scope],
    ['evaluationDigest', dossier.evaluationDigest],
    ['decidedAt', dossier.decision.decidedAt],
  ]
  return examined
    .filter(([member, value]) => digestOf(content[member]) !== digestOf(value))
    .map(([member]) => violation('differs-from-dossier', `/content/${member}`, { member }))
}

const outcomeOf: Readonly<Record<string, 'recognise' | 'reserve' | 'refuse' | undefined>> = {
  recognised: 'recognise',
  reserved: 'reserve',
  refused: 'refuse',
}

function ownDecisionDiffers(content: CertificateContent, { authority, recognition }: OwnView): Violation[] {
  const outcome = outcomeOf[recognition.status]
  const decided =
    outcome === undefined
      ? null
      : {
          authority,
          jurisdiction: jurisdictionOf(authority),
          decision: outcome,
          conditions: recognition.conditions,
          decidedAt: recognition.decidedAt,
        }
  const index = content.decisions.findIndex((decision) => decision.authority === authority)
  if (index >= 0 && digestOf(content.decisions[index]) === digestOf(decided)) return []
  const pointer = index < 0 ? '/content/decisions' : `/content/decisions/${index}`
  return [violation('differs-from-recognition', pointer, { authority }, authority)]
}

function numberOfAnotherBody(content: CertificateContent, { edition }: OwnView): Violation[] {
  const parsed = parseCertificateNumber(content.certificateNumber)
  const expected = certificateBodyOf(edition, content.leadAuthority)
  if (!parsed.ok || parsed.body === expected) return []
  return [violation('number-of-another-body', '/content/certificateNumber', { body: parsed.body, expected })]
}

function issuedAhead(content: CertificateContent, { now }: OwnView): Violation[] {
  const { issuedAt } = content
  return isAhead(issuedAt, now) ? [violation('issued-ahead', '/content/issuedAt', { issuedAt, now })] : []
}
