import { verifyCredential } from '@concert/contracts/registry'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { RefusedRequest } from './refused-request.ts'
import { compileValidator } from './validate-request.ts'

function errorsOf(schema: z.ZodType, data: unknown) {
  const result = compileValidator({ schema, httpPart: 'body' })(data)
  return 'error' in result ? refusal(result.error) : []
}

function refusal(error: RefusedRequest) {
  return (error.details.errors ?? []).map(({ pointer, code }) => [pointer, code])
}

test('of two forms the one whose type the value has is taken for the one that was meant', () => {
  const { body } = verifyCredential
  expect(errorsOf(body, { credential: 'x' })).toEqual([['/credential', 'invalid-format']])
  expect(errorsOf(body, { credential: { payload: '=', signatures: [{ protected: 'a' }] } })).toEqual([
    ['/credential/payload', 'invalid-format'],
    ['/credential/signatures/0/signature', 'invalid-type'],
  ])
})

test('a value of neither form is refused as a whole', () => {
  expect(errorsOf(verifyCredential.body, { credential: 5 })).toEqual([['/credential', 'invalid-union']])
})

test('a wrong key and a wrong value of a record are named by the key', () => {
  const schema = z.strictObject({ map: z.record(z.string().max(2), z.number()) })
  expect(errorsOf(schema, { map: { ab: 'x' } })).toEqual([['/map/ab', 'invalid-type']])
  expect(errorsOf(schema, { map: { abc: 1 } })).toEqual([['/map/abc', 'too-big']])
})

test('what is wrong in more places than are answered is told no further', () => {
  const schema = z.strictObject({ list: z.array(z.strictObject({ a: z.string() })) })
  const told = (places: number) => {
    const result = compileValidator({ schema })({ list: Array.from({ length: places }, () => ({ a: 1 })) })
    if (!('error' in result)) throw new Error('not refused')
    const { detail, errors = [] } = result.error.details
    return { detail, listed: errors.length }
  }
  expect(told(100)).toEqual({
    detail: { key: 'not-valid-in-places', params: { part: 'body', count: 100 } },
    listed: 100,
  })
  expect(told(101)).toEqual({
    detail: { key: 'not-valid-in-many-places', params: { part: 'body', listed: 100 } },
    listed: 100,
  })
})

test('what fits is handed on as the schema reads it', () => {
  const schema = z.strictObject({ limit: z.string().transform(Number) })
  expect(compileValidator({ schema })({ limit: '5' })).toEqual({ value: { limit: 5 } })
})

test('a schema that is not of the contract is refused at the start', () => {
  expect(() => compileValidator({ schema: { type: 'object' } })).toThrow(/zod/)
})
