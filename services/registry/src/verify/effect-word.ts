import type { Period } from '@concert/credentials/period-of-validity'
import { isInForce } from '@concert/domain/effect/public-effect'
import type { EffectWord } from '@concert/sentences/effects'
import type { RegisteredEffect } from '#register/representation.ts'

const onConditions = { active: 'active-on-conditions', 'action-pending': 'action-pending-on-conditions' } as const

/** The word for an effect: a status that is in force is so only on the days of validity. */
export function effectWord({ status, conditions }: RegisteredEffect, period: Period): EffectWord {
  if (!isInForce(status)) return status
  if (period !== 'current') return period
  return conditions.length === 0 ? status : onConditions[status]
}
