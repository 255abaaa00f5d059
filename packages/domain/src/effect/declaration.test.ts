import { expect, test } from 'vitest'
import { at, codes, judge, people, refused, standing } from '../examples.ts'
import { judgeEffectDeclaration } from './declaration.ts'

const { authority, edition } = standing
const made = { personId: people.deciderOne.id, function: 'decision-maker', statement: 'Looked into it.' } as const

function declare(conflict = false, facts = {}, before: readonly boolean[] = [], statement = 'No relation.') {
  const declarations = before.map((one) => ({ ...made, conflict: one, declaredAt: at }))
  const command = {
    name: 'declare',
    actor: people.deciderOne,
    at,
    function: made.function,
    conflict,
    statement,
  } as const
  return judgeEffectDeclaration({ authority, edition, declarations }, command, { ...judge(made.function), ...facts })
}

test('a declaration leaves its event and a receipt of every guard, the cooling-off among them', () => {
  const declared = declare()
  expect(declared).toMatchObject({ ok: true, events: [{ type: 'EffectImpartialityDeclared', conflict: false }] })
  const clauses = declared.ok ? declared.receipts.map((receipt) => receipt.clause) : []
  expect(clauses).toContain('iso17065-4.2.10')
})

test('who served the holder within two years declares the conflict, and nothing else', () => {
  const served = { lastServedClientOn: '2025-01-31' }
  expect(refused(declare(false, served))).toEqual([`/conflict cooling-off ${people.deciderOne.id}`])
  expect(declare(true, served).ok).toBe(true)
})

test('a conflict of the case that led to the certificate stands on its effect', () => {
  expect(codes(declare(false, {}, [true]))).toEqual(['conflict-declared'])
  expect(declare(true, {}, [true]).ok).toBe(true)
})

test('it is made under an authorisation in force, and says something', () => {
  expect(codes(declare(false, { authorisation: null }))).toEqual(['not-authorised'])
  expect(refused(declare(false, {}, [], ' '))).toEqual(['/statement text-missing'])
})
