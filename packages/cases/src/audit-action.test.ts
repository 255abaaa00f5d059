import { expect, test } from 'vitest'
import { auditAction } from './audit-action.ts'

test.each([
  ['application', 'ApplicationSubmitted', 'application.submitted'],
  ['evaluation', 'PlanApproved', 'evaluation.plan-approved'],
  ['effect', 'EffectSuspended', 'effect.suspended'],
  ['ai-system', 'AiSystemRegistered', 'ai-system.registered'],
  ['effect-declaration', 'EffectImpartialityDeclared', 'effect-declaration.effect-impartiality-declared'],
])('a change of %s that leads with %s is the action %s', (stream, type, action) => {
  expect(auditAction(stream, type)).toBe(action)
})

test('a change without an event has no action', () => {
  expect(() => auditAction('effect', undefined)).toThrow('effect')
})
