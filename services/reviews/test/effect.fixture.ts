import type { CertificateContent } from '@concert/contracts/certificate-content'
import { openEffect } from '@concert/contracts/recognitions'
import { canonicalBytes } from '@concert/credentials/canonical'
import type { PrivateJwk } from '@concert/credentials/keys'
import { assemble, attest } from '@concert/credentials/signed-credential'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { validToOf } from '@concert/domain/certificate/lints'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { localDate } from '@concert/domain/instant'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Cells, system } from './cell.fixture.ts'
import { decideInMacao, grantInHongKong, type Granted, openRecognitionCase } from './recognition.fixture.ts'

/** An evaluation granted in Hong Kong and recognised under a condition in Macao. */
export interface DecidedTwice {
  readonly granted: Granted
  readonly macaoDecidedAt: string
}

export async function decideTwice(cells: Cells): Promise<DecidedTwice> {
  const granted = await grantInHongKong(cells)
  const recognition = await openRecognitionCase(cells, granted.dossier)
  await decideInMacao(recognition, 'recognise', ['Portuguese notice'])
  return { granted, macaoDecidedAt: (await recognition.read()).decision?.at ?? '' }
}

let serial = 0

/** The content of a certificate on the granted evaluation; Macao recognised under a condition, Guangdong refused. */
export function certificateOn(
  { granted, macaoDecidedAt }: DecidedTwice,
  change: Partial<CertificateContent> = {},
): CertificateContent {
  serial += 1
  const { dossier } = granted
  const decidedAt = dossier.decision.decidedAt
  const issuedAt = new Date().toISOString()
  const validFrom = localDate(issuedAt, 'hk')
  const number = formatCertificateNumber({
    lead: 'H',
    body: '001',
    year: Number(validFrom.slice(0, 4)),
    riskClass: 'limited',
    serial,
  })
  return {
    type: 'ConcertCertificate',
    version: 1,
    certificateNumber: number,
    edition: dossier.edition,
    holder: dossier.organisation,
    aiSystem: {
      names: dossier.aiSystem.names,
      version: dossier.aiSystem.version,
      weightsDigest: dossier.aiSystem.weightsDigest,
    },
    riskClass: dossier.riskClass,
    modalities: dossier.modalities,
    scope: dossier.scope,
    placesOfUse: dossier.placesOfUse,
    leadAuthority: 'hk',
    decisions: [
      { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt },
      { authority: 'cn-gd', jurisdiction: 'CN', decision: 'refuse', conditions: [], decidedAt },
      {
        authority: 'mo',
        jurisdiction: 'MO',
        decision: 'recognise',
        conditions: ['Portuguese notice'],
        decidedAt: macaoDecidedAt,
      },
    ],
    evaluationId: dossier.evaluationId,
    evaluationDigest: dossier.evaluationDigest,
    decidedAt,
    validFrom,
    validTo: validToOf(validFrom, 36),
    issuedAt,
    nonce: '0'.repeat(32),
    ...change,
  }
}

/** Opens the effect of one authority on a certificate, signed by all who granted or recognised, or by those a test names. */
export async function openEffectOf(
  cells: Cells,
  authority: Authority,
  content: CertificateContent,
  signers: readonly Authority[] = attestingAuthorities(content),
  keys: Readonly<Record<Authority, PrivateJwk>> = cells.keys.certificate,
) {
  const bytes = canonicalBytes(content)
  const credential = assemble(bytes, await Promise.all(signers.map((signer) => attest(bytes, keys[signer]))))
  return cells.call(openEffect, system, { authority, body: { credential } })
}
