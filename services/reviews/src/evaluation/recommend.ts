import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { evaluationCase } from './case.ts'
import { contentFacts } from './content-facts.ts'

/** Recommends a decision on the frozen content (7.5.2). Step 7 of docs/flows/evaluation-and-decision.md. */
export const recommend = command(evaluationCase, operations.recommend, { as: 'report-reviewer', facts: contentFacts })
