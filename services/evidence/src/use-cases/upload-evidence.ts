import { fault } from '@concert/contracts/found-errors'
import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { type Violation, violation } from '@concert/domain/violation'
import type { Actor } from '@concert/platform/caller'
import { notFound, RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { ObjectRefused, StoreUnavailable } from '#object-store/object-store.ts'
import { findApplication } from '#store/applications.ts'
import { discardUnreferenced } from './discard-unreferenced.ts'
import { type Recorded, recordEvidence } from './record-evidence.ts'
import type { Upload } from './upload.ts'

export type InTransaction = <Result>(
  work: (transaction: Transaction, actor: Actor) => Promise<Result>,
) => Promise<Result>

const EFFECTIVE_ON_MIN = '1900-01-01'

/**
 * Receives one evidence file. Bytes first, then the record, in the steps of services/evidence/README.md: a record
 * always has its bytes. Bytes without a record are removed, immediately if the record failed, and by the sweep if the
 * process ended in between. Step 3 of docs/flows/submission.md.
 *
 * @throws RefusedRequest 404 for an application that is not the caller's; 413, 422 for bytes that are too many, none,
 * or not the declared ones; 422 for category C0 and for a closed application; 503 when the store cannot write
 */
export async function uploadEvidence(
  context: EvidenceContext,
  inTransaction: InTransaction,
  upload: Upload,
  requestId: string,
): Promise<Recorded> {
  refuseUnacceptable(upload)
  // 1. Nothing is stored for an application that accepts no evidence.
  await inTransaction((transaction) => requireOpenApplication(transaction, upload.applicationId))
  // 2. The bytes, durable under their digest.
  const sizeBytes = await store(context, upload)
  // 3. The record, its event and its audit line.
  const evidenceId = newId('evd')
  try {
    return await inTransaction(async (transaction, actor) => {
      const { applicantId } = await requireOpenApplication(transaction, upload.applicationId)
      const file = { ...upload, evidenceId, applicantId, sizeBytes }
      return recordEvidence(transaction, context.objects, file, { actorId: actor.id, requestId })
    })
  } catch (error) {
    // If this fails too, the sweep removes the bytes: the caller must learn why the record failed.
    await discardUnreferenced(context, upload.sha256).catch(() => false)
    throw error
  }
}

/** The residency categories and their rules. C0, state secrets and core data, is refused at upload. */
function refuseUnacceptable({ residencyCategory, effectiveOn }: Upload): void {
  if (residencyCategory === 'C0') {
    refuse(violation('residency-category-never-accepted', '/residencyCategory', {}))
  }
  if (effectiveOn !== undefined && effectiveOn < EFFECTIVE_ON_MIN) {
    refuse(violation('effective-on-too-early', '/effectiveOn', { earliest: EFFECTIVE_ON_MIN }))
  }
}

function refuse(found: Violation): never {
  return rulesNotMet([{ ...found, clause: 'gbaai-evidence' }])
}

async function requireOpenApplication(transaction: Transaction, applicationId: string) {
  const application = (await findApplication(transaction, applicationId)) ?? notFound('application')
  const { status } = application
  if (status === 'declined' || status === 'withdrawn') {
    rulesNotMet([{ ...violation('application-closed', '/applicationId', { status }), clause: 'iso17065-7.12' }])
  }
  return application
}

async function store({ objects, evidenceBytesMax }: EvidenceContext, upload: Upload): Promise<number> {
  try {
    const { sizeBytes } = await objects.put(upload.bytes, upload.sha256, evidenceBytesMax)
    return sizeBytes
  } catch (error) {
    if (error instanceof ObjectRefused) throw refusalOf(error, evidenceBytesMax)
    if (error instanceof StoreUnavailable) {
      throw new RefusedRequest('unavailable', { detail: detail('evidence-store-full'), retryAfterSeconds: 60 }, error)
    }
    throw error
  }
}

function refusalOf(refused: ObjectRefused, bytesMax: number): RefusedRequest {
  switch (refused.reason) {
    case 'too-large':
      return new RefusedRequest('payload-too-large', { detail: detail('file-too-large', { bytes: bytesMax }) })
    case 'digest-mismatch':
      return new RefusedRequest('digest-mismatch', {
        detail: detail('digest-differs'),
        errors: [fault('file-digest-differs', '/sha256', {})],
      })
    case 'empty':
      return new RefusedRequest('rules-not-met', {
        detail: detail('rules-not-met', { count: 1 }),
        errors: [{ ...violation('file-empty', '/file', {}), clause: 'gbaai-evidence' }],
      })
  }
}
