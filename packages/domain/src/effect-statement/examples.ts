import { at, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { EffectStatementTypes } from './events.ts'

// For the tests of this package only: what Hong Kong signs of its effect on one certificate.

type StatementStep = Step<EffectStatementTypes>

export function sign(sequence: number, facts = {}): StatementStep {
  const { authority, edition } = standing
  const named = { certificateNumber: 'GBAAI-H001-26-L-00003-3', sequence }
  const command = { name: 'signEffectStatement', actor: people.system, at, authority, edition, ...named } as const
  return () => ({ command, facts: { ...standing, decided: { status: 'action-pending', at }, ...facts } })
}

/** Together they take every row of the table. */
export const effectStatementJourneys: readonly (readonly StatementStep[])[] = [
  [sign(1), sign(2, { decided: { status: 'suspended', at } })],
]
