import { expect, test } from 'vitest'
import { after, at, attempt, codes, people, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import { declare } from './examples.ts'
import type { EffectDeclarationTypes } from './events.ts'
import { effectDeclarationMachine } from './table.ts'

function judge(from: readonly Step<EffectDeclarationTypes>[], step: Step<EffectDeclarationTypes>) {
  const state = from.length === 0 ? null : after(effectDeclarationMachine, from)
  return attempt(effectDeclarationMachine, state, step(state))
}

test('a declaration leaves its event and a receipt of every guard, the cooling-off among them', () => {
  const declared = judge([], declare())
  expect(declared).toMatchObject({ ok: true, events: [{ type: 'EffectImpartialityDeclared', conflict: false }] })
  const clauses = declared.ok ? declared.receipts.map((receipt) => receipt.clause) : []
  expect(clauses).toContain('iso17065-4.2.10')
})

test('who served the holder within two years declares the conflict, and nothing else', () => {
  const served = { lastServedClientOn: '2025-01-31' }
  expect(refused(judge([], declare({}, served)))).toEqual([`/conflict cooling-off ${people.evaluatorOne.id}`])
  expect(judge([], declare({ conflict: true }, served)).ok).toBe(true)
})

test('a conflict of the case that led to the certificate stands on its effect', () => {
  const made = { personId: people.evaluatorOne.id, function: 'evaluator', statement: 'Looked into it.' } as const
  const earlier = [{ ...made, conflict: true, declaredAt: at }]
  expect(codes(judge([], declare({}, { earlier })))).toEqual(['conflict-declared'])
  expect(judge([], declare({ conflict: true }, { earlier })).ok).toBe(true)
})

test('a conflict declared on the effect is not declared away', () => {
  expect(codes(judge([declare({ conflict: true })], declare()))).toEqual(['conflict-declared'])
  expect(after(effectDeclarationMachine, [declare(), declare({ conflict: true })]).declarations).toHaveLength(2)
})

test('it is made under an authorisation in force, and says something', () => {
  expect(codes(judge([], declare({}, { authorisation: null })))).toEqual(['not-authorised'])
  expect(refused(judge([], declare({ statement: ' ' })))).toEqual(['/statement text-missing'])
})
