import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { type CertificateRecord, recordOf } from '#representations/certificate-record.ts'
import { attestationsOf } from '#store/attestations.ts'
import { findIntent } from '#store/intents.ts'

/** @throws RefusedRequest 404 when this cell has no intent of that number */
export async function getCertificateRecord(
  transaction: Transaction,
  certificateNumber: string,
): Promise<CertificateRecord> {
  const intent = await findIntent(transaction, certificateNumber)
  if (intent === undefined) return notFound('certificate')
  return recordOf(intent, await attestationsOf(transaction, certificateNumber))
}
