import { Readable } from 'node:stream'
import type { Viewer } from '@concert/cases/act'
import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { whileAllowed } from '@concert/platform/while-allowed'
import { detail } from '@concert/sentences/detail'
import { create as disposition } from 'content-disposition'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { type Ground, recordCustody } from './custody.ts'
import { openObject } from './open-object.ts'
import { requireApplication } from './require-application.ts'
import { requireReleased } from './quarantine.ts'
import { requestedRange } from './requested-range.ts'
import { requireFile } from './require-file.ts'
import { requireReadable } from './require-readable.ts'

/**
 * The bytes of one evidence file, for its applicant and for those of the staff whom the read gate lets read them where they work: 404, 403
 * naming what is missing, 409 naming why the file is in quarantine, and 416 for a range after the end. Who is given which bytes on what
 * basis is recorded, and that is durable, before the first of them leaves. Step 8 of docs/flows/evidence.md.
 */
export const readEvidenceContent = plain(
  operations.readEvidenceContent,
  async ({ raw, params, inTransaction }, context: EvidenceContext) => {
    const isHead = raw.method === 'HEAD'
    const judged = async (transaction: Transaction, viewer: Viewer) => {
      const row = await findCase(artefactCase, transaction, params.evidenceId)
      return { row, ground: await groundOfRead(transaction, row.state, viewer, context) }
    }
    const { fileName, state, range, ground } = await inTransaction(async (transaction, request) => {
      const { row, ground } = await judged(transaction, request)
      const { digest, sizeBytes: bytes } = row.state
      const asked = requestedRange(raw.headers, { bytes, etag: etagOf(digest) })
      const personId = request.caller.kind === 'staff' ? request.actor.id : null
      if (!isHead) await recordCustody(transaction, row.state, { ...asked, ...ground, personId, reader: null })
      return { ...row, range: asked, ground }
    })
    const { first, last, isPart } = range
    const crosses = ground.bases.some((basis) => basis !== 'own-cell')
    const bytes = isHead ? Readable.from([]) : await openObject(context.objects, state.digest, range)
    return {
      // What crosses a border is asked about again while it flows: a basis can end, and an office move.
      stream: crosses ? whileAllowed(bytes, () => inTransaction(judged)) : bytes,
      status: isPart ? 206 : 200,
      headers: {
        ...asDownload(fileName),
        etag: etagOf(state.digest),
        // Read all the same in the place of its origin, and marked.
        'concert-scan': state.scan,
        // No proxy writes what crosses to a disk of its own.
        ...(crosses ? { 'x-accel-buffering': 'no' } : {}),
        'accept-ranges': 'bytes',
        'content-length': String(last - first + 1),
        ...(isPart ? { 'content-range': `bytes ${first}-${last}/${state.sizeBytes}` } : {}),
      },
    }
  },
)

/**
 * On what the caller reads, and from where: a person of the staff to whom the file is open on what the gate finds, the applicant in
 * the cell that took its file. To whom the file is closed nothing is said of its content.
 *
 * @throws RefusedRequest 403, 404, 409
 */
async function groundOfRead(
  transaction: Transaction,
  artefact: Artefact,
  viewer: Viewer,
  context: EvidenceContext,
): Promise<Ground> {
  if (viewer.caller.kind !== 'staff') {
    await requireKept(transaction, artefact.applicationId)
    requireReleased(artefact)
    return { bases: ['own-cell'], relied: [], office: null }
  }
  const known = await requireFile(transaction, artefact.applicationId, artefactCase.noun, viewer)
  requireReleased(artefact)
  return requireReadable(transaction, artefact, viewer, known, context)
}

/** What was withdrawn before anybody else was handed it is removed by the sweep. */
async function requireKept(transaction: Transaction, applicationId: string): Promise<void> {
  const { status, submissions } = await requireApplication(transaction, applicationId)
  if (status === 'withdrawn' && submissions === 0)
    throw new RefusedRequest('not-found', { detail: detail('bytes-taken-back') })
}

function etagOf(digest: string): string {
  return `"${digest}"`
}

/** Nobody has looked at the bytes: a browser keeps them as a file, and where it opens them all the same, they can do nothing. */
function asDownload(fileName: string): Record<string, string> {
  return {
    'content-disposition': disposition(fileName),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  }
}
