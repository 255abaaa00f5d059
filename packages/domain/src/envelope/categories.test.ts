import { describe, expect, test } from 'vitest'
import { residencyCategories } from '../residency/category.ts'
import { crossingOf } from '../residency/crossing-rules.ts'
import { envelopeCategories, type EnvelopeForm, mayCarry } from './categories.ts'
import { envelopeTypes } from './state.ts'

const places = ['CN', 'HK', 'MO']
const pairs = places.flatMap((from) => places.filter((to) => to !== from).map((to) => [from, to] as const))
const lines = Object.entries(envelopeCategories).flatMap(([type, allowed]) =>
  Object.entries(allowed as Record<string, EnvelopeForm>).map(([category, form]) => ({ type, category, form })),
)

/** Whether the scheme lets a category cross in a form without a legal basis and without a look at a file. */
function crossesSo(category: string, form: EnvelopeForm, from: string, to: string): boolean {
  const crossing = crossingOf(category, from, to)
  if (form === 'content')
    return crossing.kind === 'crosses' && crossing.bases === null && crossing.conditions.length === 0
  // Content that may be seen nowhere else is compared by its digest.
  if (form === 'digest') return crossing.kind === 'stays'
  return crossing.kind === 'stays' && crossing.form === form
}

test.each(lines)('$type carries $category as $form, which crosses between every two places', ({ category, form }) => {
  for (const [from, to] of pairs) expect(crossesSo(category, form, from, to), `${from} to ${to}`).toBe(true)
})

test('every type of envelope has its line', () => {
  expect(Object.keys(envelopeCategories).toSorted()).toEqual([...envelopeTypes].toSorted())
})

describe('no envelope of any type carries', () => {
  test.each(['C0', 'C8', 'C9', 'C11'])('%s', (category) => {
    expect(envelopeTypes.filter((type) => mayCarry(type, category))).toEqual([])
  })

  test('a record of the personnel, but of a loan, where nobody is named', () => {
    const carrying = lines.filter(({ category }) => category === 'C12')
    expect(carrying).toEqual([
      { type: 'loan-request.v1', category: 'C12', form: 'pseudonymised' },
      { type: 'loan-answer.v1', category: 'C12', form: 'pseudonymised' },
    ])
  })

  test('a category that is not in its line, or that nobody knows', () => {
    for (const type of envelopeTypes) {
      const allowed = residencyCategories.filter((category) => mayCarry(type, category))
      expect(allowed.toSorted()).toEqual(Object.keys(envelopeCategories[type]).toSorted())
    }
    expect(mayCarry('dossier.v1', 'C99')).toBe(false)
    expect(mayCarry('dossier.v1', 'constructor')).toBe(false)
    expect(mayCarry('dossier.v2', 'C1')).toBe(false)
    expect(mayCarry('constructor', 'name')).toBe(false)
  })
})
