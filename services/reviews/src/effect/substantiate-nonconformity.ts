import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { actingFacts } from './acting-facts.ts'
import { effectCase } from './case.ts'

/** Substantiates a nonconformity against a certificate in force: an action is pending from then on (7.11.1). */
export const substantiateNonconformity = command(effectCase, operations.substantiateNonconformity, {
  as: 'evaluator',
  facts: actingFacts('evaluator'),
})
