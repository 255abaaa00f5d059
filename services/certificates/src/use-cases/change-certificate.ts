import type { Transaction } from '@concert/db/authority-transaction'
import { type ChangeEvent, type ChangeReceipt, recordChange } from '@concert/db/record-change'
import type { Actor } from '@concert/platform/caller'
import { notFound } from '@concert/platform/refused-request'
import { type CertificateRecord, recordOf } from '#representations/certificate-record.ts'
import { attestationsOf, type StoredAttestation } from '#store/attestations.ts'
import { type Intent, type IntentChange, lockIntent, updateIntent } from '#store/intents.ts'

/** Who asks, and under which request: for the audit line. */
export interface Asking {
  readonly actor: Actor
  readonly requestId: string
}

/** A stored intent with the signatures this cell holds over it. */
export interface Held {
  readonly intent: Intent
  readonly attestations: readonly StoredAttestation[]
}

/** What a command does to a certificate. */
export interface CertificateChange {
  /** The audit line's action, for example `certificate.attested`. */
  readonly action: string
  readonly event: ChangeEvent<'certificate'>
  readonly receipts: readonly ChangeReceipt[]
  /** The authorisation on which the system acts, where the change needs one. */
  readonly authorisationId?: string
  readonly set?: IntentChange
}

/**
 * The skeleton of every command on a stored intent: lock it, let `work` say what changes (null when it was done before),
 * record that, answer the record. The lock makes concurrent commands on one certificate follow each other.
 *
 * @throws RefusedRequest 404 when this cell has no intent of that number
 */
export async function changeCertificate(
  transaction: Transaction,
  asking: Asking,
  certificateNumber: string,
  work: (held: Held) => Promise<CertificateChange | null>,
): Promise<CertificateRecord> {
  const intent = await lockIntent(transaction, certificateNumber)
  if (intent === undefined) return notFound('certificate')
  const change = await work({ intent, attestations: await attestationsOf(transaction, certificateNumber) })
  if (change !== null) {
    const version = await recordChange(transaction, {
      stream: 'certificate',
      streamId: certificateNumber,
      version: intent.version,
      action: change.action,
      actor: { id: asking.actor.id, authorisationId: change.authorisationId },
      events: [change.event],
      receipts: change.receipts,
      edition: intent.content.edition,
      requestId: asking.requestId,
    })
    await updateIntent(transaction, certificateNumber, version, change.set ?? {})
  }
  return recordOf({ ...intent, ...change?.set }, await attestationsOf(transaction, certificateNumber))
}
