import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { contentFacts } from './content-facts.ts'

/**
 * Votes on the certification decision; the vote that makes the quorum decides (7.6).
 * Step 8 of docs/flows/evaluation-and-decision.md.
 */
export const castVote = command(evaluationCase, operations.castVote, { as: 'decision-maker', facts: contentFacts })
