import { expect, test } from 'vitest'
import type { z } from 'zod'
import { faultsOfIssues } from './faults-of-issues.ts'

test('no more faults are made than are taken', () => {
  let read = 0
  const keys = new Proxy(['a', 'b', 'c', 'd'], {
    get(target, name, self) {
      if (typeof name === 'string' && /^\d+$/.test(name)) read += 1
      return Reflect.get(target, name, self)
    },
  })
  const issue: z.core.$ZodIssueUnrecognizedKeys = { code: 'unrecognized_keys', keys, path: ['x'], message: '' }
  const union: z.core.$ZodIssue = { code: 'invalid_union', errors: [[issue]], path: ['u'], message: '' }
  const pointers = faultsOfIssues([union, issue])
    .take(2)
    .map(({ pointer }) => pointer)
  expect([...pointers]).toEqual(['/u/x/a', '/u/x/b'])
  expect(read).toBe(2)
})
