import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'

/**
 * The client answers a nonconformity with correction, root cause and corrective action (7.4.7, 7.4.8).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export const respondToNonconformity = command(evaluationCase, operations.respondToNonconformity, {})
