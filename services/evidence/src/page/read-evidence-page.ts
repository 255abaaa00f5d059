import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { artefactCase } from '#artefact/case.ts'
import { recordCustody } from '#artefact/custody.ts'
import { groundOfRead } from '#artefact/ground-of-read.ts'
import { ofStore } from '#artefact/open-object.ts'
import type { EvidenceContext } from '#context.ts'
import { pageText } from './page-texts.ts'

/**
 * The text of one page of an evidence file, for whom the gate lets read its content, with the same refusals: 404, 403 naming what is missing,
 * 409 in quarantine, 410 where it was shredded. Who is given which page is recorded in the same transaction, which ends before the answer
 * begins. Who asks by HEAD is given none.
 */
export const readEvidencePage = plain(
  operations.readEvidencePage,
  ({ raw, params: { evidenceId, page }, inTransaction }, context: EvidenceContext) =>
    inTransaction(async (transaction, request) => {
      const { state } = await findCase(artefactCase, transaction, evidenceId)
      const ground = await groundOfRead(transaction, state, request, context)
      const found = await ofStore(pageText(transaction, context.keyRing, state, page))
      if (found === undefined) throw new RefusedRequest('not-found', { detail: detail('no-page-text', { page }) })
      const personId = request.caller.kind === 'staff' ? request.actor.id : null
      const whole = { first: 0, last: state.sizeBytes - 1 }
      if (raw.method !== 'HEAD')
        await recordCustody(transaction, state, { ...whole, ...ground, page, personId, reader: null })
      return { body: { evidenceId, digest: state.digest, page, ...found } }
    }),
)
