import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { givePreview } from './give-preview.ts'

/**
 * Some rows of a table, read for this request, for whom the gate lets read its content, with the same refusals. A cell is what it says: a
 * formula is its text. Who is given it enters the custody.
 */
export const readEvidencePageTable = plain(
  operations.readEvidencePageTable,
  async (request, context: EvidenceContext) => {
    const { evidenceId, page } = request.params
    const { file, made } = await givePreview('table', request, context)
    const { rows, columns, pages, encoding, separator, isCut, hasOpenQuote } = made
    const read = { columns, encoding, separator, isCut, hasOpenQuote }
    return { body: { evidenceId, digest: file.digest, page, pages, ...read, rows: rows.map((row) => [...row]) } }
  },
)
