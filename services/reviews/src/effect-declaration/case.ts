import { type Case, defineCase } from '@concert/cases/case'
import type { effect } from '@concert/contracts/recognitions'
import { effectDeclarationState } from '@concert/contracts/states/effect-declaration'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import type { EffectDeclarationTypes } from '@concert/domain/effect-declaration/events'
import { effectDeclarationMachine } from '@concert/domain/effect-declaration/table'
import type { z } from 'zod'
import type { ReviewsContext } from '#context.ts'
import { effectCase } from '#effect/case.ts'
import { keptFromOthers, personIn } from '#need-to-know.ts'
import { caseOfEffect } from '#people/case-of-effect.ts'
import { lastServedClientOn } from '#people/last-served-client-on.ts'
import { certificateNumberOf, type EffectDeclarationRow, effectDeclarationStore } from './store.ts'

export interface EffectDeclarationCase {
  readonly stream: 'effect-declaration'
  readonly machine: EffectDeclarationTypes
  readonly row: EffectDeclarationRow
  readonly facts: CoolingOffFacts
  readonly promised: object
  readonly body: z.input<typeof effect>
  readonly context: ReviewsContext
}

/** What one person declares on acting on one effect (4.2, 6.1.3). It changes nothing of the effect, so it has a stream of its own. */
export const effectDeclarationCase: Case<EffectDeclarationCase> = defineCase<EffectDeclarationCase>({
  stream: 'effect-declaration',
  noun: 'certificate',
  id: ({ params, actor }) => `${String(params['certificateNumber'])}.${actor.id}`,
  idOf: ({ effect, personId }) => `${effect.state.certificateNumber}.${personId}`,
  machine: effectDeclarationMachine,
  state: effectDeclarationState,
  store: effectDeclarationStore,
  editionOf: ({ effect }) => effect.state.edition,
  facts: async ({ transaction, row, standing, act }) => {
    const client = await caseOfEffect(transaction, row.effect.state)
    return { ...standing.facts, lastServedClientOn: await lastServedClientOn(transaction, act.actor.id, client) }
  },
  needToKnow: keptFromOthers({
    person: (transaction, id, personId) => personIn.effect(transaction, certificateNumberOf(id), personId),
    declarations: ({ state }) => state.declarations,
  }),
  represent: ({ effect }, viewer, sight) => effectCase.represent(effect, viewer, sight),
  promiseEvery: () => ({}),
  promise: {},
})
