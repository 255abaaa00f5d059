import { type Case, defineCase } from '@concert/cases/case'
import type { effect } from '@concert/contracts/recognitions'
import { effectState } from '@concert/contracts/states/effect'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import { effectClocks } from '@concert/domain/effect/clocks'
import type { EffectTypes } from '@concert/domain/effect/evolve'
import { effectMachine } from '@concert/domain/effect/table'
import type { z } from 'zod'
import type { ReviewsContext } from '#context.ts'
import { keptFromOthers, personIn } from '#need-to-know.ts'
import { caseOfEffect } from '#people/case-of-effect.ts'
import { lastServedClientOn } from '#people/last-served-client-on.ts'
import { effectAnswer } from './representation.ts'
import { promiseStatement } from './statement.ts'
import { type EffectRow, effectStore, insertEffectAction } from './store.ts'

export interface EffectCase {
  readonly stream: 'effect'
  readonly machine: EffectTypes
  readonly row: EffectRow
  readonly facts: CoolingOffFacts
  readonly promised: { readonly certificateNumber: string }
  readonly body: z.input<typeof effect>
  readonly context: ReviewsContext
}

/** This authority's own effect on one certificate (ISO/IEC 17065 7.11). Every change rests on the act of a person. */
export const effectCase: Case<EffectCase> = defineCase<EffectCase>({
  stream: 'effect',
  noun: 'certificate',
  id: 'certificateNumber',
  idOf: ({ state }) => (state as EffectRow['state']).certificateNumber,
  machine: effectMachine,
  state: effectState,
  store: effectStore,
  clocks: effectClocks,
  editionOf: ({ state }) => state.edition,
  facts: async ({ transaction, row, standing, act }) => {
    const client = await caseOfEffect(transaction, row.state)
    return { ...standing.facts, lastServedClientOn: await lastServedClientOn(transaction, act.actor.id, client) }
  },
  // An effect keeps no declarations: those made on it have a stream of their own.
  needToKnow: keptFromOthers({ person: personIn.effect, declarations: () => [] }),
  represent: effectAnswer,
  prove: {
    NonconformitySubstantiated: (transaction, event, { after }) =>
      insertEffectAction(transaction, after, 'evaluator', event),
    EffectSuspended: (transaction, event, { after }) => insertEffectAction(transaction, after, 'decision-maker', event),
  },
  promiseEvery: ({ after }) => ({ certificateNumber: after.state.certificateNumber }),
  promise: { NonconformitySubstantiated: promiseStatement, EffectSuspended: promiseStatement },
})
