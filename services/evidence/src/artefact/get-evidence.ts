import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { artefactCase } from './case.ts'
import { representArtefact } from './representation.ts'

/** What is known of one evidence file, when the caller may see it. */
export const getEvidence = transactional(operations.getEvidence, async ({ params }, _context, transaction) => ({
  body: representArtefact(await findCase(artefactCase, transaction, params.evidenceId)).body,
}))
