import { commandCase } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { plain } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { forgetKey } from '#object-keys/object-keys.ts'
import { removePageTexts } from '#page/page-texts.ts'
import { deleteUploadsOf } from '#upload/uploads.ts'
import { artefactCase } from './case.ts'
import { representArtefact } from './representation.ts'
import { requireApplication } from './require-application.ts'
import { lockObject, withoutNeed } from './stored-bytes.ts'

/**
 * A signatory has the bytes of a file made unreadable for good, on a ground: its key is deleted in the transaction that says so, unless
 * another record rests on the same bytes, and the text of its pages and what is under way of the same bytes in any case. The record, its digest, custody, findings and
 * certificates stay. Refused under a legal hold, and while a decision is awaited. Step 12 of docs/flows/evidence.md.
 */
export const shredEvidence = plain(
  operations.shredEvidence,
  async ({ params: { evidenceId }, inTransaction }, context: EvidenceContext) => {
    const { answer, storedAs, underWay } = await inTransaction(async (transaction, request) => {
      const { state } = await findCase(artefactCase, transaction, evidenceId)
      // A hold that is being placed, or an upload of the same bytes, comes before or after.
      await lockObject(transaction, state.digest)
      const answered = await commandCase(
        artefactCase,
        operations.shredEvidence,
        {
          as: 'signatory',
          isDone: ({ row }) => row.state.shredded !== null,
          facts: async () => {
            const { status: applicationStatus, decidedAt } = await requireApplication(transaction, state.applicationId)
            return { applicationStatus, decidedAt, isHeld: await isHeld(transaction, state.applicationId) }
          },
          answer: (row) => ({ body: representArtefact(row).body }),
        },
        { transaction, request, context },
      )
      await removePageTexts(transaction, state)
      const underWay = await deleteUploadsOf(transaction, { ...state, isWorkedOn: true })
      const unneeded = (await withoutNeed(transaction, [state.digest])).length > 0
      return { answer: answered, underWay, storedAs: unneeded ? await forgetKey(transaction, state.digest) : undefined }
    })
    // What has arrived of them again has a key in its row, which is gone too. Where it cannot be removed now, the sweep does it.
    for (const uploadId of underWay) await context.spool.remove(uploadId).catch(() => undefined)
    // Nobody can read them any more; where the store does not answer, the sweep removes them.
    if (storedAs !== undefined) await context.objects.removeStored(storedAs).catch(() => undefined)
    return answer
  },
)

async function isHeld({ client, authority }: Transaction, applicationId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'evidence-application-held',
    text: `select from evidence.legal_holds where authority = $1 and application_id = $2 and status = 'placed'`,
    values: [authority, applicationId],
  })
  return rowCount !== 0
}
