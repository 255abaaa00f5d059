import { expect, test } from 'vitest'
import { factsOf, readOfEvaluator } from '../read-gate/examples.ts'
import { decideRead } from '../read-gate/read-gate.ts'
import { custodyBasesOf } from './custody-bases.ts'

test.each([
  ['HK', 'C3', ['HK'], ['own-cell']],
  ['CN', 'C3', ['HK'], ['category']],
  ['HK', 'C8', ['CN'], ['CN-GBASC-HK']],
  ['HK', 'C8', ['CN', 'HK'], ['CN-GBASC-HK', 'own-cell']],
  ['CN', 'C8', ['HK', 'MO'], ['HK-GBASC', 'MO-GBASC']],
  ['CN', 'C5', ['HK', 'MO'], ['category']],
] as const)('a reader in %s of %s from %s reads on %s', (to, category, origins, bases) => {
  const decision = decideRead(readOfEvaluator, factsOf(to, category, origins))
  expect(decision.ok && custodyBasesOf(decision.grounds)).toEqual(bases)
})
