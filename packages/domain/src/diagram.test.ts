import { expect, test } from 'vitest'
import { effectMachine } from './effect/table.ts'
import { stateDiagram } from './diagram.ts'
import { evaluationMachine } from './evaluation/table.ts'

test('the diagram draws every status, every transition with its roles, and every end', () => {
  expect(stateDiagram(effectMachine)).toBe(`stateDiagram-v2
  state "active" as active
  state "reserved" as reserved
  state "action-pending" as action_pending
  state "suspended" as suspended
  [*] --> active: openEffect (system)
  [*] --> reserved: openEffect (system)
  active --> action_pending: substantiateNonconformity (evaluator)
  action_pending --> suspended: suspendEffect (decision-maker)
  reserved --> [*]
  suspended --> [*]
`)
})

test('no identifier in the diagram holds a hyphen, at which Mermaid would end it', () => {
  const identifiers = stateDiagram(evaluationMachine)
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^ {2}(\S+) --> ([^\s:]+)/g)].flatMap((match) => match.slice(1)))
  expect(identifiers.length).toBeGreaterThan(20)
  expect(identifiers.filter((identifier) => identifier.includes('-'))).toEqual([])
})
