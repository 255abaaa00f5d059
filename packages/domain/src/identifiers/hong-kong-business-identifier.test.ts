import { describe, expect, test } from 'vitest'
import { checkHongKongBusinessIdentifier } from './hong-kong-business-identifier.ts'

function violationsOf(value: string) {
  const result = checkHongKongBusinessIdentifier(value)
  return result.ok ? [] : result.violations
}

describe('Hong Kong unique business identifier', () => {
  test.each(['99990017', '99990025', '99990033', 'C0999123', 'C0012345', 'F0001234', 'ABC12345'])(
    '%s is accepted',
    (identifier) => {
      expect(checkHongKongBusinessIdentifier(identifier)).toEqual({ ok: true, value: identifier })
    },
  )

  test('lower case and white space are normalised', () => {
    expect(checkHongKongBusinessIdentifier(' c0999123 ')).toEqual({ ok: true, value: 'C0999123' })
  })

  test.each([
    ['ABCD1234', [4]],
    ['1234567A', [8]],
    ['1A345678', [2]],
    ['1AB45678', [2, 3]],
    ['A1B45678', [3]],
  ])('%s is refused at the positions out of place', (identifier, positions) => {
    const violations = violationsOf(identifier)
    expect(violations.map((violation) => violation.params.position)).toEqual(positions)
    for (const violation of violations) expect(violation).toMatchObject({ pointer: '', code: 'identifier-character' })
  })

  test.each([
    ['9999001', 8],
    ['9999-017', 8],
    ['99990017-000-01-11-1', 9],
  ])('%s has the wrong length', (identifier, position) => {
    expect(violationsOf(identifier)).toMatchObject([{ code: 'identifier-length', params: { position } }])
  })
})
