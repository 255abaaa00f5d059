import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { artefactCase } from './case.ts'
import { correctionFacts } from './correction-facts.ts'

/** The client puts right what was said of a file at its upload, on the same bytes. Step 11 of docs/flows/evidence.md. */
export const correctEvidence = command(artefactCase, operations.correctEvidence, { facts: correctionFacts })
