import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { findEffect, type StoredEffect } from '#store/effects.ts'

/** @throws RefusedRequest 404 where this authority has no effect on the certificate */
export async function getEffect(transaction: Transaction, certificateNumber: string): Promise<StoredEffect> {
  return (await findEffect(transaction, certificateNumber)) ?? notFound('certificate')
}
