import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact, StoreFault } from '@concert/domain/artefact/state'
import { localDate } from '@concert/domain/instant'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { changeByService } from './change-by-service.ts'

/** What a look into the store says of one file. */
export interface Checked {
  readonly evidenceId: string
  readonly reason: StoreFault
  /** The SHA-256 of the bytes that the store has, in hexadecimal; null where it has none. */
  readonly storedDigest: string | null
}

/**
 * Gives the bytes of a file to nobody from now on, with event and audit line.
 *
 * @throws RefusedRequest 404; 409 where it is in quarantine already; 422 where the store does not show the reason
 */
export function quarantineEvidence(transaction: Transaction, checked: Checked): Promise<void> {
  return changed(transaction, 'quarantineEvidence', checked)
}

/**
 * Gives the bytes of a file again as before its quarantine, with event and audit line.
 *
 * @throws RefusedRequest 404; 409 where it is not in quarantine; 422 where it is for another reason, or its bytes are not right
 */
export function releaseEvidence(transaction: Transaction, checked: Checked): Promise<void> {
  return changed(transaction, 'releaseEvidence', checked)
}

/** @throws RefusedRequest 410 where the bytes were shredded, with when and on what ground */
export function requireUnshredded({ shredded, authority }: Artefact): void {
  if (shredded === null) return
  const { ground, at } = shredded
  throw new RefusedRequest('gone', { detail: detail('evidence-shredded', { ground, day: localDate(at, authority) }) })
}

/** @throws RefusedRequest 410 where the bytes were shredded; 409 that names the reason, while nobody is given them */
export function requireReleased(artefact: Artefact): void {
  requireUnshredded(artefact)
  const { quarantine } = artefact
  if (quarantine === null) return
  throw new RefusedRequest('evidence-quarantined', {
    detail: detail('evidence-quarantined', { reason: quarantine.reason }),
  })
}

async function changed(
  transaction: Transaction,
  name: 'quarantineEvidence' | 'releaseEvidence',
  { evidenceId, reason, storedDigest }: Checked,
): Promise<void> {
  await changeByService(transaction, evidenceId, { name, given: { reason }, facts: { storedDigest } })
}
