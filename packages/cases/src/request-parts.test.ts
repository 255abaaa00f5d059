import type { OperationShape } from '@concert/contracts/operation'
import type { OperationRequest } from '@concert/platform/operation-route'
import { expect, test } from 'vitest'
import { caseIdOf, payloadFrom } from './request-parts.ts'

function request(params: object | undefined, body: object) {
  return {
    params,
    body,
    actor: { id: 'sys_workflows', roles: ['system'] },
  } as unknown as OperationRequest<OperationShape>
}

test.each([
  ['a parameter of the path', request({ authority: 'hk', certificateNumber: 'one' }, { from: 'mo' })],
  ['a member of the body', request(undefined, { certificateNumber: 'one', from: 'mo' })],
])('%s names the case, and is no part of the payload', (_where, given) => {
  expect(caseIdOf(given, 'certificateNumber')).toBe('one')
  expect(payloadFrom(given, 'certificateNumber')).toEqual({ from: 'mo' })
})

test('the path says which case it is, whatever the body says', () => {
  const given = request({ certificateNumber: 'one' }, { certificateNumber: 'other' })
  expect(caseIdOf(given, 'certificateNumber')).toBe('one')
})

test('a request that names no case is a fault of the operation', () => {
  expect(() => caseIdOf(request(undefined, {}), 'certificateNumber')).toThrow('certificateNumber')
})
