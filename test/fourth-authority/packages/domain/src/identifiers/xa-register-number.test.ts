import { expect, test } from 'vitest'
import { checkXaRegisterNumber } from './xa-register-number.ts'

test('XA and six digits are a register number, in lower case too', () => {
  expect(checkXaRegisterNumber(' xa000017')).toEqual({ ok: true, value: 'XA000017' })
})

test.each([
  ['XB000017', 2],
  ['XA00001A', 8],
  ['XA0000', 7],
])('%s is none, and the position that is wrong is named', (value, position) => {
  expect(checkXaRegisterNumber(value)).toMatchObject({ ok: false, violations: [{ params: { position } }] })
})
