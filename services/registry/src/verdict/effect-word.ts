import { isInForce } from '@concert/domain/effect/public-effect'
import type { Period } from '@concert/credentials/period-of-validity'
import type { RegisteredEffect } from '#store/effects.ts'

/** What an effect is worth on the day it is read, in one word that every language of the pages has. */
export type EffectWord =
  | RegisteredEffect['status']
  | 'active-on-conditions'
  | 'action-pending-on-conditions'
  | Exclude<Period, 'current'>

/** The word for an effect: what is in force by its status is so on the days of validity alone. */
export function effectWord({ status, conditions }: RegisteredEffect, period: Period): EffectWord {
  if (!isInForce(status)) return status
  if (period !== 'current') return period
  return conditions.length === 0 ? status : `${status}-on-conditions`
}
