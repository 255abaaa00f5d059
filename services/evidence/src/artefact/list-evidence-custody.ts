import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { EvidenceContext } from '#context.ts'
import { artefactCase } from './case.ts'
import { newestCustody } from './custody.ts'
import { requireFile } from './require-file.ts'

type CustodyRow = Awaited<ReturnType<typeof newestCustody>>[number]

/** Who was given bytes of one evidence file, newest first: for its applicant, and for those of the staff who may read the file. */
export const listEvidenceCustody = transactional(
  operations.listEvidenceCustody,
  async (
    { params: { evidenceId }, query: { limit, cursor }, caller, actor },
    { cursors }: EvidenceContext,
    transaction,
  ) => {
    const { state } = await findCase(artefactCase, transaction, evidenceId)
    if (caller.kind === 'staff') {
      await requireFile(transaction, state.applicationId, artefactCase.noun, { caller, actor })
    }
    const signed = { list: 'custody', authority: transaction.authority, evidenceId }
    const rows = await newestCustody(transaction, evidenceId, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, (last) => cursors.write(signed, [last.givenAt, last.custodyId]))
    return { body: { ...page, items: page.items.map(shown) } }
  },
)

function shown({ custodyId: _id, personId, readerId, officePlace, officeEntity, ...entry }: CustodyRow) {
  const office = officePlace === null || officeEntity === null ? null : { place: officePlace, entity: officeEntity }
  return { ...entry, personId: personId ?? readerId, office }
}
