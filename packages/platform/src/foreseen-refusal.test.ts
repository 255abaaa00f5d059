import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { foreseen } from './foreseen-refusal.ts'

function errorOf(code: string, constraint?: string): DatabaseError {
  return Object.assign(new DatabaseError('refused', 1, 'error'), { code, constraint })
}

test.each([
  ['that grew too old', '25P04', 'transaction_fresh'],
  ['of another isolation level', '25000', 'transaction_isolation'],
  ['that met another one', '40001', undefined],
])('a transaction %s is a problem that the caller may try again', (_what, code, constraint) => {
  expect(foreseen(errorOf(code, constraint))).toMatchObject({
    code: 'unavailable',
    status: 503,
    details: { retryAfterSeconds: 2 },
  })
})

test('a rule of the database is told by its name', () => {
  expect(foreseen(errorOf('23000', 'conflict_declared'))).toMatchObject({
    code: 'rules-not-met',
    details: { errors: [{ code: 'database-rule-broken', params: { rule: 'conflict_declared' } }] },
  })
})
