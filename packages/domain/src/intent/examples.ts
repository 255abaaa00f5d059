import { openingFacts, particulars } from '../certificate/examples.ts'
import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { StoreIntent } from './commands.ts'
import type { IntentTypes } from './evolve.ts'

// For the tests of this package only: the intent of one certificate in Hong Kong.

type IntentStep = Step<IntentTypes>

export function store(change: Partial<Omit<StoreIntent, 'name'>> = {}, facts = {}): IntentStep {
  const command = { name: 'storeIntent', actor: people.system, at, ...particulars, ...change } as const
  const looked = { ...openingFacts, signatoryAuthorisation: authorisation('signatory'), ...facts }
  return () => ({ command, facts: looked })
}

/** Together they take every row of the table. */
export const intentJourneys: readonly (readonly IntentStep[])[] = [[store()]]
