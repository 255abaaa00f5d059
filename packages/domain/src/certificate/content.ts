import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { RiskClass } from '../risk-class.ts'

/** What one authority decided on the certificate, for its own place. The lead grants; the others recognise. */
export type AuthorityDecision = {
  readonly authority: Authority
  readonly jurisdiction: Jurisdiction
  readonly decision: 'grant' | 'recognise' | 'reserve' | 'refuse'
  readonly conditions: readonly string[]
  /** RFC 3339, UTC. */
  readonly decidedAt: string
}

/** The content that the authorities sign: what a certification document states (17065 7.7.1). */
export type CertificateContent = {
  readonly type: 'ConcertCertificate'
  readonly version: 1
  readonly certificateNumber: string
  readonly edition: string
  readonly holder: {
    readonly organisationId: string
    /** The legal names, each as it is registered in its language. */
    readonly names: LocalisedText
    readonly identifier: { readonly scheme: string; readonly value: string }
    readonly place: Jurisdiction
  }
  readonly aiSystem: {
    readonly names: LocalisedText
    readonly version: string
    /** SHA-256 in hexadecimal. */
    readonly weightsDigest: string
  }
  readonly riskClass: RiskClass
  readonly modalities: readonly string[]
  readonly scope: LocalisedText
  readonly placesOfUse: readonly Jurisdiction[]
  readonly leadAuthority: Authority
  readonly decisions: readonly AuthorityDecision[]
  readonly evaluationId: string
  /** The hash of the evaluation's content on which the lead decided. */
  readonly evaluationDigest: string
  /** The lead's decision: RFC 3339, UTC. */
  readonly decidedAt: string
  /** First and last day: `YYYY-MM-DD`. */
  readonly validFrom: string
  readonly validTo: string
  readonly issuedAt: string
  readonly nonce: string
}

/** The authorities that attest: all that decided, but for those that refused. In the order of the decisions. */
export function attestingAuthorities(content: Pick<CertificateContent, 'decisions'>): Authority[] {
  return content.decisions.filter((one) => one.decision !== 'refuse').map((one) => one.authority)
}
