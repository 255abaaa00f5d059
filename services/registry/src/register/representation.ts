import type { CertificateContent, EffectStatement } from '@concert/contracts/certificate-content'
import type { registeredCertificate, registeredCertificateSummary, registeredEffect } from '@concert/contracts/registry'
import type { Period } from '@concert/credentials/period-of-validity'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { statusDecided } from '@concert/domain/effect/public-effect'
import type { z } from 'zod'

export type RegisteredCertificate = z.output<typeof registeredCertificate>
export type RegisteredEffect = z.output<typeof registeredEffect>

/** The register's answer for a certificate at its publication: every effect is the one that was decided and signed. */
export function registeredCertificateOf(content: CertificateContent, certificateDigest: string): RegisteredCertificate {
  const effects = content.decisions.map((decision) => firstEffect(content, decision))
  return {
    certificateNumber: content.certificateNumber,
    holder: content.holder,
    aiSystem: content.aiSystem,
    edition: content.edition,
    riskClass: content.riskClass,
    scope: content.scope,
    leadAuthority: content.leadAuthority,
    validFrom: content.validFrom,
    validTo: content.validTo,
    issuedAt: content.issuedAt,
    certificateDigest,
    effects,
    signedBy: attestingAuthorities(content),
    history: effects,
  }
}

/** The answer after an authority changed its effect; the effects of the other authorities do not change. */
export function withEffect(document: RegisteredCertificate, changed: RegisteredEffect): RegisteredCertificate {
  return {
    ...document,
    effects: document.effects.map((effect) => (effect.authority === changed.authority ? changed : effect)),
    history: [...document.history, changed],
  }
}

/** The effect that a signed statement declares. */
export function effectOf(statement: EffectStatement): RegisteredEffect {
  const { authority, jurisdiction, status, conditions, reason, at, sequence } = statement
  return { authority, jurisdiction, status, conditions, reason, since: at, sequence }
}

/** One entry of a list, with the position of the request's day relative to the days of validity. */
export function summaryOf(
  document: RegisteredCertificate,
  period: Period,
): z.input<typeof registeredCertificateSummary> {
  const { certificateNumber, holder, aiSystem, riskClass, validFrom, validTo, effects } = document
  return { certificateNumber, holder, aiSystem, riskClass, validFrom, validTo, period, effects }
}

function firstEffect(content: CertificateContent, decision: CertificateContent['decisions'][number]): RegisteredEffect {
  const { authority, jurisdiction, conditions } = decision
  const status = statusDecided[decision.decision]
  // A refusal starts with its own decision; an effect cannot start before the certificate.
  const since = status === 'refused' ? decision.decidedAt : content.issuedAt
  return { authority, jurisdiction, status, conditions, reason: null, since, sequence: 0 }
}
