import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { recognitionCase } from './case.ts'
import { closedEvidenceOfDossier } from './closed-evidence-of-dossier.ts'

/**
 * Votes to recognise, reserve or refuse; the vote that makes this authority's quorum decides for its own place.
 * Step 4 of docs/flows/recognition.md.
 */
export const castRecognitionVote = command(recognitionCase, operations.castRecognitionVote, {
  as: 'decision-maker',
  facts: closedEvidenceOfDossier,
})
