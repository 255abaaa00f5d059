import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { artefactCase } from './case.ts'
import { representArtefact } from './representation.ts'
import { requireFile } from './require-file.ts'

/** What is known of one evidence file, when the caller may see it. */
export const getEvidence = transactional(operations.getEvidence, async (request, _context, transaction) => {
  const row = await findCase(artefactCase, transaction, request.params.evidenceId)
  if (request.caller.kind === 'staff') {
    await requireFile(transaction, row.state.applicationId, artefactCase.noun, request)
  }
  return representArtefact(row)
})
