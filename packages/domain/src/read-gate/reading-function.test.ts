import { expect, test } from 'vitest'
import type { Role, StaffRole } from '../roles.ts'
import { readingFunctionOf } from './reading-function.ts'

test.each<[string, Role[], StaffRole[], StaffRole | null]>([
  ['in which the person works on the case', ['application-reviewer', 'evaluator'], ['evaluator'], 'evaluator'],
  [
    'that judges by evidence, before another one in which the person works',
    ['plan-owner', 'evaluator'],
    ['evaluator'],
    'evaluator',
  ],
  ['that the person has, who does not work on the case', ['plan-owner', 'decision-maker'], [], 'decision-maker'],
  ['that judges nothing, where the person has no other', ['plan-owner'], [], 'plan-owner'],
  ['of none, for whoever has none', ['applicant'], [], null],
])('a person reads in the function %s', (_which, roles, worksAs, expected) => {
  expect(readingFunctionOf(roles, worksAs)).toBe(expected)
})
