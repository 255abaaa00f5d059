import { randomUUID } from 'node:crypto'
import { type Act, standingOf } from '@concert/cases/act'
import { changeCase } from '@concert/cases/change-case'
import { lockCase } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact, StoreFault } from '@concert/domain/artefact/state'
import { decide } from '@concert/domain/machine'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { artefactCase } from './case.ts'

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

/** @throws RefusedRequest 409 that names the reason, while nobody is given the bytes of this file */
export function requireReleased({ quarantine }: Artefact): void {
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
  const act = ofService()
  const before = await lockCase(artefactCase, transaction, evidenceId)
  const standing = standingOf(transaction, act, undefined)
  const facts = { authority: transaction.authority, storedDigest }
  const decision = decide(artefactCase.machine, before.state, { ...standing.by, name, reason }, facts)
  await changeCase(artefactCase, transaction, {
    act,
    standing,
    before,
    decision,
    rowOf: (kept) => ({ ...before, ...kept }),
  })
}

/** Nobody asks for it: the service follows what it found. */
function ofService(): Act {
  const id = 'concert-evidence'
  return {
    caller: { kind: 'system', id },
    actor: { id, roles: ['system'], authorisations: [] },
    requestId: randomUUID(),
  }
}
