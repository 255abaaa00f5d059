import { expect, test } from 'vitest'
import type { AuthorityDecision } from '../certificate/content.ts'
import { isInForce, type PublicEffectStatus, statusDecided } from './public-effect.ts'

test.each<[AuthorityDecision['decision'], PublicEffectStatus, boolean]>([
  ['grant', 'active', true],
  ['recognise', 'active', true],
  ['reserve', 'reserved', false],
  ['refuse', 'refused', false],
])('%s begins as %s, in force: %s', (decision, status, inForce) => {
  expect(statusDecided[decision]).toBe(status)
  expect(isInForce(statusDecided[decision])).toBe(inForce)
})

test.each<[PublicEffectStatus, boolean]>([
  ['action-pending', true],
  ['suspended', false],
])('an effect that is %s is in force: %s', (status, inForce) => {
  expect(isInForce(status)).toBe(inForce)
})
