import { requireFunction } from '@concert/cases/act'
import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { declarationsInCase } from '#people/case-of-effect.ts'
import { effectDeclarationCase } from './case.ts'

/** Declares for one certificate whether an interest conflicts with acting on its effect (4.2, 6.1.3). */
export const declareEffectImpartiality = command(effectDeclarationCase, operations.declareEffectImpartiality, {
  as: (request) => requireFunction(request, request.body.function),
  given: ({ row: { effect }, request: { body } }) => {
    const { authority, edition, certificateNumber } = effect.state
    return { ...body, authority, edition, certificateNumber }
  },
  facts: async ({ transaction, row, request }) => ({
    earlier: await declarationsInCase(transaction, row.effect.state, request.actor.id),
  }),
})
