import { at, judge, people, standing } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { DeclareEffectImpartiality } from './commands.ts'
import type { EffectDeclarationTypes } from './events.ts'

// For the tests of this package only: an evaluator's declarations on one effect.

type DeclarationStep = Step<EffectDeclarationTypes>

export function declare(
  change: Partial<Pick<DeclareEffectImpartiality, 'conflict' | 'statement'>> = {},
  facts = {},
): DeclarationStep {
  const { authority, edition } = standing
  const command = {
    name: 'declareEffectImpartiality',
    actor: people.evaluatorOne,
    at,
    authority,
    edition,
    certificateNumber: 'GBAAI-H001-26-L-00003-3',
    function: 'evaluator',
    conflict: false,
    statement: 'No relation.',
    ...change,
  } as const
  return () => ({ command, facts: { ...judge('evaluator'), earlier: [], ...facts } })
}

/** Together they take every row of the table. */
export const effectDeclarationJourneys: readonly (readonly DeclarationStep[])[] = [
  [declare(), declare({ conflict: true, statement: 'My sister joined them.' })],
]
