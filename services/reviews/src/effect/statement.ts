import type { CaseChange } from '@concert/cases/case'
import type { EffectRow } from './store.ts'

/** What the signing service states to the public; the changes after the issue count from 1. */
export function promiseStatement(_event: unknown, { after: { state } }: CaseChange<EffectRow>) {
  const { certificateNumber, authority, jurisdiction, status, conditions, history } = state
  const latest = history.at(-1)
  if (latest === undefined) throw new Error(`the effect of ${certificateNumber} has no history`)
  const { reason, clause, at } = latest
  const sequence = history.length - 1
  return { statement: { certificateNumber, authority, jurisdiction, status, conditions, reason, clause, at, sequence } }
}
