import type { Asked } from '@concert/cases/verb'
import type { OperationShape } from '@concert/contracts/operation'
import type { EffectFacts } from '@concert/domain/effect/commands'
import type { CoolingOffFacts } from '@concert/domain/cooling-off'
import { hasDeclared } from '@concert/domain/standing-guards'
import type { StaffRole } from '@concert/domain/roles'
import { languagesOf } from '@concert/domain/jurisdictions'
import { declarationsOnEffect } from '#people/case-of-effect.ts'
import type { EffectCase } from './case.ts'

/** Whether the person has declared for the function, in the case or on the effect, and the languages of a reason (6.1.3). */
export function actingFacts(as: StaffRole) {
  return async ({
    transaction,
    row: { state },
    request,
  }: Asked<EffectCase, OperationShape>): Promise<Omit<EffectFacts['suspendEffect'], keyof CoolingOffFacts>> => {
    const declarations = await declarationsOnEffect(transaction, state, request.actor.id)
    const languages = languagesOf(state.jurisdiction)
    return { declared: hasDeclared(declarations, request.actor.id, as), languages }
  }
}
