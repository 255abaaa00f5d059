import type { Transaction } from '@concert/db/authority-transaction'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { CertificateRecord } from '#representations/certificate-record.ts'
import { type Asking, changeCertificate } from './change-certificate.ts'

/**
 * Records that the registry holds the credential: the certificate is issued. A repetition changes nothing.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 while there is no credential to be held
 */
export async function recordPublication(
  transaction: Transaction,
  asking: Asking,
  certificateNumber: string,
): Promise<CertificateRecord> {
  return changeCertificate(transaction, asking, certificateNumber, async ({ intent }) => {
    if (intent.publishedAt !== null) return null
    if (intent.credential === null) {
      return rulesNotMet([violation('not-assembled', '', {})])
    }
    const { evaluationId, applicationId, certificateDigest } = intent
    return {
      action: 'certificate.issued',
      event: { type: 'CertificateIssued', payload: { certificateNumber, evaluationId, applicationId } },
      receipts: [
        { clause: 'iso17065-7.7.1', guard: 'credential-assembled', inputs: { certificateNumber, certificateDigest } },
      ],
      set: { publishedAt: transaction.now },
    }
  })
}
