import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCertificateNumber, isCertificateNumber, parseCertificateNumber } from './certificate-number.ts'

const vectors = [
  ['GBAAI-G034-26-H-00017-T', { lead: 'G', body: '034', year: 2026, riskClass: 'high', serial: 17 }],
  ['GBAAI-H001-26-L-00003-3', { lead: 'H', body: '001', year: 2026, riskClass: 'limited', serial: 3 }],
  ['GBAAI-M002-26-M-00001-4', { lead: 'M', body: '002', year: 2026, riskClass: 'minimal', serial: 1 }],
] as const

const parts = fc.record({
  lead: fc.constantFrom('G' as const, 'H' as const, 'M' as const),
  body: fc.integer({ min: 0, max: 999 }).map((body) => String(body).padStart(3, '0')),
  year: fc.integer({ min: 2000, max: 2099 }),
  riskClass: fc.constantFrom('high' as const, 'limited' as const, 'minimal' as const),
  serial: fc.integer({ min: 0, max: 99_999 }),
})

function violationsOf(value: string) {
  const result = parseCertificateNumber(value)
  return result.ok ? [] : result.violations
}

describe('certificate number', () => {
  test.each(vectors)('%s is written from its parts and read back', (number, given) => {
    expect(formatCertificateNumber(given)).toBe(number)
    expect(parseCertificateNumber(number)).toEqual({ ok: true, value: number, ...given })
  })

  test('whatever is written is read back to the same parts', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const number = formatCertificateNumber(given)
        expect(parseCertificateNumber(number)).toEqual({ ok: true, value: number, ...given })
      }),
    )
  })

  test('every single-character substitution is caught and the reason names a position', () => {
    fc.assert(
      fc.property(
        parts,
        fc.nat({ max: 22 }),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-*'),
        (given, index, character) => {
          const number = formatCertificateNumber(given)
          fc.pre(number.charAt(index) !== character)
          const violations = violationsOf(number.slice(0, index) + character + number.slice(index + 1))
          expect(violations.length).toBeGreaterThan(0)
          for (const { params } of violations) expect(params.position).toBeGreaterThanOrEqual(1)
        },
      ),
    )
  })

  test('a wrong check character is refused at position 23 with the one expected', () => {
    const [violation] = violationsOf('GBAAI-G034-26-H-00017-U')
    expect(violation).toMatchObject({
      code: 'identifier-check-character',
      params: { position: 23, found: 'U', expected: 'T', over: '1-21' },
    })
  })

  test('an unknown lead place, class or a missing hyphen is refused at its position', () => {
    expect(violationsOf('GBAAI-X034-26-H-00017-T')).toMatchObject([
      { code: 'identifier-character', params: { position: 7 } },
    ])
    expect(violationsOf('GBAAI-G034-26-U-00017-T')).toMatchObject([
      { code: 'identifier-character', params: { position: 15 } },
    ])
    expect(violationsOf('GBAAIG03426H00017T')).toMatchObject([{ code: 'identifier-length' }])
  })

  test('typing is forgiven when reading, and not when asking whether it is a certificate number', () => {
    expect(parseCertificateNumber(' gbaai-g034-26-h-00017-t ')).toMatchObject({ ok: true, value: vectors[0][0] })
    expect(isCertificateNumber('gbaai-g034-26-h-00017-t')).toBe(false)
    expect(isCertificateNumber('GBAAI-G034-26-H-00017-T')).toBe(true)
    expect(isCertificateNumber('GBAAI-G034-26-H-00017-U')).toBe(false)
  })

  test.each([
    { body: '34' },
    { body: '03A' },
    { year: 1999 },
    { year: 2100 },
    { serial: -1 },
    { serial: 100_000 },
    { serial: 1.5 },
  ])('a number that cannot be written is an error: %o', (wrong) => {
    expect(() => formatCertificateNumber({ ...vectors[0][1], ...wrong })).toThrow(RangeError)
  })
})
