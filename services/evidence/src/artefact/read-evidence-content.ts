import { Readable } from 'node:stream'
import type { Viewer } from '@concert/cases/act'
import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { plain } from '@concert/platform/operation-route'
import { sentOnce } from '@concert/platform/sent-once'
import { whileAllowed } from '@concert/platform/while-allowed'
import { create as disposition } from 'content-disposition'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { recordCustody } from './custody.ts'
import { groundOfRead } from './ground-of-read.ts'
import { openObject } from './open-object.ts'
import { requestedRange } from './requested-range.ts'

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
      const handing = { ...asked, ...ground, page: null, personId, reader: null }
      if (!isHead) await recordCustody(transaction, row.state, handing)
      return { ...row, range: asked, ground }
    })
    const { first, last, isPart } = range
    const sizeBytes = last - first + 1
    const crosses = ground.bases.some((basis) => basis !== 'own-cell')
    const bytes = isHead ? Readable.from([]) : await openObject(context.objects, state.digest, range)
    const requireAllowed = () => inTransaction(judged)
    return {
      // What crosses a border is asked about again while it flows: a basis can end, and an office move.
      stream: crosses ? sentOnce(bytes, whileAllowed(bytes, { sizeBytes, requireAllowed })) : bytes,
      status: isPart ? 206 : 200,
      headers: {
        ...asDownload(fileName),
        etag: etagOf(state.digest),
        // Read all the same in the place of its origin, and marked.
        'concert-scan': state.scan,
        // No proxy writes what crosses to a disk of its own.
        ...(crosses ? { 'x-accel-buffering': 'no' } : {}),
        'accept-ranges': 'bytes',
        'content-length': String(sizeBytes),
        ...(isPart ? { 'content-range': `bytes ${first}-${last}/${state.sizeBytes}` } : {}),
      },
    }
  },
)

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
