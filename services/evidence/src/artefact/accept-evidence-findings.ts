import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { artefactCase } from './case.ts'
import { representArtefact } from './representation.ts'

/** A signatory opens a file in spite of what was found in its structure. Step 5 of docs/flows/evidence.md. */
export const acceptEvidenceFindings = command(artefactCase, operations.acceptEvidenceFindings, {
  as: 'signatory',
  answer: (row) => ({ body: representArtefact(row).body }),
})
