import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { recognitionCase } from './case.ts'

/**
 * Declares for one dossier whether an interest conflicts with deciding on it (4.2, 6.1.3).
 * Step 4 of docs/flows/recognition.md.
 */
export const declareRecognitionImpartiality = command(recognitionCase, operations.declareRecognitionImpartiality, {
  as: 'decision-maker',
})
