import { expect, test } from 'vitest'
import { digestA } from '../examples.ts'
import { factsOf, readOfEvaluator, withObject } from './examples.ts'
import { decideRead } from './read-gate.ts'

test('a read under a basis leaves behind everything that was judged', () => {
  const decision = decideRead(readOfEvaluator, factsOf('HK', 'C8', ['CN', 'HK'], ['CN-GBASC-HK']))
  const receipts = decision.ok ? decision.receipts : []
  expect(Object.fromEntries(receipts.map(({ guard, inputs }) => [guard, inputs]))).toEqual({
    'authorised-for-function': { needed: 'evaluator', at: readOfEvaluator.at, authorisation: 'aut_evaluator' },
    'assigned-to-case': { person: 'per_evaluator1', function: 'evaluator', assignedAs: ['evaluator'] },
    'impartiality-declared': { person: 'per_evaluator1', function: 'evaluator', declaredFor: ['evaluator'] },
    'no-conflict-of-interest': { person: 'per_evaluator1', hasConflict: false },
    'cooled-off': { person: 'per_evaluator1', lastServedClientOn: null, on: '2026-11-27' },
    'purpose-is-its-case': { purpose: 'app_1', applicationId: 'app_1' },
    'places-and-category-known': { office: 'HK', origins: ['CN', 'HK'], category: 'C8' },
    'scan-at-pinned-digest': { digest: digestA, scanned: digestA, state: 'clean' },
    'category-allows': {
      category: 'C8',
      origins: ['CN', 'HK'],
      to: 'HK',
      personalData: 'none-found',
      smallestGroup: 10,
      isTechnologyExportChecked: true,
      hasConfidentialityUndertaking: true,
    },
    'crosses-once': { through: null, office: 'HK' },
    'basis-live': {
      at: readOfEvaluator.at,
      purpose: 'app_1',
      bases: [{ origin: 'CN', basisId: 'bas_CN-GBASC-HK', version: 1 }],
      addedSubjects: 100,
    },
  })
  const free = decideRead(readOfEvaluator, factsOf('CN', 'C3', ['HK'], []))
  expect(free.ok && free.receipts.at(-1)?.inputs).toMatchObject({ bases: [null] })
})

test('a violation of a read points at no member of a body, for there is none', () => {
  const facts = { ...factsOf('MO', 'C5', ['CN', 'HK'], []), assignedAs: [], declaredFor: [], hasConflict: true }
  for (const object of [
    { scan: null, smallestGroup: null },
    { category: 'C0' },
    { category: 'C2' },
    { category: 'C8' },
    { category: 'C3' },
    { origins: [] },
  ]) {
    const decision = decideRead({ ...readOfEvaluator, purpose: 'app_2' }, withObject(facts, object as object))
    const pointers = decision.ok ? ['allowed'] : decision.refusal.violations.map(({ pointer }) => pointer)
    expect(new Set(pointers)).toEqual(new Set(['']))
  }
})
