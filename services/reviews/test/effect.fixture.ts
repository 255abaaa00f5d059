import type { CertificateContent } from '@concert/contracts/certificate-content'
import { openEffect } from '@concert/contracts/recognitions'
import { digestOf } from '@concert/db/digest'
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

/** Opens the effect of one authority on a certificate. */
export function openEffectOf(
  cells: Cells,
  authority: Authority,
  content: CertificateContent,
  certificateDigest = digestOf(content),
) {
  return cells.call(openEffect, system, { authority, body: { content, certificateDigest } })
}
