import type { Viewer } from '@concert/cases/act'
import { findCase } from '@concert/cases/find'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Artefact } from '@concert/domain/artefact/state'
import type { PreviewKind, Previews } from '@concert/intake/preview/preview'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { type ArtefactCase, artefactCase } from '#artefact/case.ts'
import { type Ground, recordCustody } from '#artefact/custody.ts'
import { groundOfRead } from '#artefact/ground-of-read.ts'
import type { EvidenceContext } from '#context.ts'

/** Who asks for a page of which file, and whether by HEAD. */
export interface PageRequest {
  readonly params: { readonly evidenceId: string; readonly page: number }
  readonly raw: { readonly method: string }
  readonly inTransaction: <Result>(
    work: (transaction: Transaction, viewer: Viewer) => Promise<Result>,
  ) => Promise<Result>
}

/** A file that the gate lets this reader read, and on what. */
interface Judged {
  readonly row: ArtefactCase['row']
  readonly ground: Ground
}

const saidOfNothing = {
  image: (page: number) => detail('no-page-image', { page }),
  text: (page: number) => detail('no-page-text', { page }),
  table: (page: number) => detail('no-page-table', { page }),
}

/**
 * Makes something to look at of a page of a file, for whom the gate lets read its content. The gate is asked before it is made, and again
 * after that; then it is recorded who is given it, and that is durable, before the first byte leaves. No transaction is open meanwhile. Who
 * asks by HEAD is given none.
 *
 * @throws RefusedRequest as `groundOfRead`; 404 where nothing can be made; 503
 */
export async function givePreview<Kind extends PreviewKind>(
  kind: Kind,
  { params: { evidenceId, page }, raw, inTransaction }: PageRequest,
  context: EvidenceContext,
): Promise<{ readonly file: Artefact; readonly made: Previews[Kind] }> {
  const judged = async (transaction: Transaction, viewer: Viewer): Promise<Judged> => {
    const row = await findCase(artefactCase, transaction, evidenceId)
    return { row, ground: await groundOfRead(transaction, row.state, viewer, context) }
  }
  const { row } = await inTransaction(judged)
  const made = await context.previews.of(kind, row, page)
  if (made === null) throw new RefusedRequest('not-found', { detail: saidOfNothing[kind](page) })
  await inTransaction(async (transaction, viewer) => {
    const after = await judged(transaction, viewer)
    if (raw.method !== 'HEAD') await recordPage(transaction, after, viewer, page)
  })
  return { file: row.state, made }
}

/** Records that a page of a file is given: the custody names the bytes out of which it is, and the page. */
export async function recordPage(
  transaction: Transaction,
  { row: { state }, ground }: Judged,
  { caller, actor }: Viewer,
  page: number,
): Promise<void> {
  const personId = caller.kind === 'staff' ? actor.id : null
  const whole = { first: 0, last: state.sizeBytes - 1 }
  await recordCustody(transaction, state, { ...whole, ...ground, page, personId, reader: null })
}
