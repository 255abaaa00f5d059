import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import { BytesUnavailable } from '@concert/intake/file-bytes'
import { InspectorClosed } from '@concert/intake/isolated/inspector'
import { plain } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { type InspectedObject, ScannerUnavailable } from '#inspection/inspect-object.ts'
import { StoreUnavailable } from '#object-store/object-store.ts'
import { keepPageTexts } from '#page/page-texts.ts'
import { type ArtefactCase, artefactCase } from './case.ts'
import { ofStore } from './open-object.ts'
import { representArtefact } from './representation.ts'
import type { ArtefactRow } from './store.ts'

/** Shorter than any caller waits for an answer. */
const WAIT_MS = 5_000

/**
 * Inspects a file that was uploaded, or whose category was corrected, and records what was found; 503 while that goes on, and where scanner or store do not answer. The file stays in
 * quarantine meanwhile. Step 5 of docs/flows/evidence.md.
 */
export const inspectEvidence = plain(
  operations.inspectEvidence,
  async ({ params: { evidenceId }, inTransaction }, context: EvidenceContext) => {
    // No transaction is open while the file is inspected.
    const row = await inTransaction((transaction) => findCase(artefactCase, transaction, evidenceId))
    if (isInspected(row) || row.state.shredded !== null) return { body: representArtefact(row).body }
    const inspected = await inspectionOf(row, context)
    return inTransaction(async (transaction, request) => {
      await ofStore(keepPageTexts(transaction, context.keyRing, row.state, inspected.pages))
      const act = { transaction, request, context }
      return commandCase(artefactCase, operations.inspectEvidence, recordingOf(inspected), act)
    })
  },
)

/** What the checks ask for depends on the category: where that was corrected since, the file is to be inspected again. */
function isInspected({ state: { inspection, residencyCategory }, inspectedAs }: ArtefactRow): boolean {
  return inspection !== null && inspectedAs === residencyCategory
}

function recordingOf(inspected: InspectedObject): Verb<ArtefactCase, typeof operations.inspectEvidence> {
  const { inspection, inspectedAs, findings } = inspected
  return {
    isDone: ({ row }) => isInspected(row),
    given: () => ({}),
    facts: ({ row }) => {
      // Corrected while it was inspected: the next call inspects it as it is now.
      if (row.state.residencyCategory !== inspectedAs) underWay()
      return { inspection, inspectedAs }
    },
    columns: ({ transaction }) => ({ findings, inspectedAt: transaction.now, inspectedAs }),
    answer: (row) => ({ body: representArtefact(row).body }),
  }
}

async function inspectionOf(row: ArtefactRow, { inspections }: EvidenceContext): Promise<InspectedObject> {
  try {
    const inspected = await inspections.of(row, WAIT_MS)
    if (inspected !== undefined) return inspected
  } catch (error) {
    if (error instanceof BytesUnavailable || error instanceof StoreUnavailable)
      throw new RefusedRequest('unavailable', { detail: detail('evidence-store-unread'), retryAfterSeconds: 60 }, error)
    if (error instanceof ScannerUnavailable)
      throw new RefusedRequest('unavailable', { detail: detail('scanner-silent'), retryAfterSeconds: 60 }, error)
    if (!(error instanceof InspectorClosed)) throw error
  }
  return underWay()
}

function underWay(): never {
  throw new RefusedRequest('unavailable', { detail: detail('inspection-under-way'), retryAfterSeconds: 5 })
}
