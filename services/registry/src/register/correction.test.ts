import { expect, test } from 'vitest'
import { corrected, isOneErrorApart } from './correction.ts'

test.each([
  ['harbour', 'harbor'],
  ['harbour', 'harbuor'],
  ['harbour', 'harbxur'],
  ['harbour', 'harbourr'],
  ['harbour', 'arbour'],
  ['harbour', 'harbou'],
])('%s and %s are one error apart', (one, other) => {
  expect([isOneErrorApart(one, other), isOneErrorApart(other, one)]).toEqual([true, true])
})

test.each([
  ['harbour', 'harbour'],
  ['harbour', 'harobru'],
  ['harbour', 'habr'],
  ['harbour', 'xarboux'],
  ['abcd', 'badc'],
])('%s and %s are not', (one, other) => {
  expect([isOneErrorApart(one, other), isOneErrorApart(other, one)]).toEqual([false, false])
})

test('only the word that was typed wrong is read otherwise', () => {
  expect(corrected('Harbuor & Filhos', { typed: 'harbuor', read: 'harbour' })).toBe('harbour filhos')
  expect(corrected('Harbuor', null)).toBe('Harbuor')
})
