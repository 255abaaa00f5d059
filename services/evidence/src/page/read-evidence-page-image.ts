import { Readable } from 'node:stream'
import { findCase } from '@concert/cases/find'
import type { Viewer } from '@concert/cases/act'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { artefactCase } from '#artefact/case.ts'
import { recordCustody } from '#artefact/custody.ts'
import { groundOfRead } from '#artefact/ground-of-read.ts'
import type { EvidenceContext } from '#context.ts'

/**
 * A page of a PDF as an image, for whom the gate lets read its content, with the same refusals. The gate is asked before it is drawn, and
 * again after that; then it is recorded who is given it, and that is durable, before the first byte leaves. Who asks by HEAD is given none.
 */
export const readEvidencePageImage = plain(
  operations.readEvidencePageImage,
  async ({ raw, params: { evidenceId, page }, inTransaction }, context: EvidenceContext) => {
    const judged = async (transaction: Transaction, viewer: Viewer) => {
      const { state } = await findCase(artefactCase, transaction, evidenceId)
      return { state, ground: await groundOfRead(transaction, state, viewer, context) }
    }
    const { state } = await inTransaction(judged)
    const isPdf = state.inspection?.foundType === 'application/pdf'
    const image = isPdf ? await context.drawings.of(state, page) : null
    if (image === null) throw new RefusedRequest('not-found', { detail: detail('no-page-image', { page }) })
    const isHead = raw.method === 'HEAD'
    await inTransaction(async (transaction, request) => {
      const { state: file, ground } = await judged(transaction, request)
      const personId = request.caller.kind === 'staff' ? request.actor.id : null
      const whole = { first: 0, last: file.sizeBytes - 1 }
      if (!isHead) await recordCustody(transaction, file, { ...whole, ...ground, page, personId, reader: null })
    })
    return {
      stream: Readable.from(isHead ? [] : [Buffer.from(image)]),
      headers: {
        'content-length': String(image.length),
        'content-disposition': 'inline',
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'concert-scan': state.scan,
        // No proxy writes it to a disk of its own.
        'x-accel-buffering': 'no',
      },
    }
  },
)
