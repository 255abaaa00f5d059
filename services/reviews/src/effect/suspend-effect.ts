import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { actingFacts } from './acting-facts.ts'
import { effectCase } from './case.ts'

/** Suspends this authority's own effect; the effects of the other authorities stay (7.11.1). */
export const suspendEffect = command(effectCase, operations.suspendEffect, {
  as: 'decision-maker',
  facts: actingFacts('decision-maker'),
})
