import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { isPreviewed } from '@concert/intake/preview/previewed-types'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { artefactCase } from '#artefact/case.ts'
import { groundOfRead } from '#artefact/ground-of-read.ts'
import { ofStore } from '#artefact/open-object.ts'
import type { EvidenceContext } from '#context.ts'
import { givePreview, type PageRequest, recordPage } from './give-preview.ts'
import { pageText } from './page-texts.ts'
import { shownType } from './previews.ts'

/**
 * The text of one page of an evidence file, for whom the gate lets read its content, with the same refusals: 404, 403 naming what is missing,
 * 409 in quarantine, 410 where it was shredded. Of a text these are some of its lines, read for this request. Who is given which page enters
 * the custody before the answer begins. Who asks by HEAD is given none.
 */
export const readEvidencePage = plain(operations.readEvidencePage, async (request, context: EvidenceContext) => {
  const { evidenceId, page } = request.params
  const kept = await givenFromKept(request, context)
  if (kept !== undefined) return { body: kept }
  const { file, made } = await givePreview('text', request, context)
  return { body: { evidenceId, digest: file.digest, page, ...made } }
})

/** Undefined of a text: nothing is kept of what it says, for its bytes say it. */
function givenFromKept({ raw, params: { evidenceId, page }, inTransaction }: PageRequest, context: EvidenceContext) {
  return inTransaction(async (transaction, viewer) => {
    const row = await findCase(artefactCase, transaction, evidenceId)
    if (isPreviewed('text', shownType(row))) return undefined
    const ground = await groundOfRead(transaction, row.state, viewer, context)
    const found = await ofStore(pageText(transaction, context.keyRing, row.state, page))
    if (found === undefined) throw new RefusedRequest('not-found', { detail: detail('no-page-text', { page }) })
    if (raw.method !== 'HEAD') await recordPage(transaction, { row, ground }, viewer, page)
    return { evidenceId, digest: row.state.digest, page, ...found }
  })
}
