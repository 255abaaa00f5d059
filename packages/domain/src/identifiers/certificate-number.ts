import { leadLetters } from '#jurisdictions.ts'
import type { LeadLetter } from '#jurisdictions.ts'
import type { CertifiableRiskClass } from '#scheme/requirement.ts'
import {
  type IdentifierCheck,
  type IdentifierForm,
  digits,
  digitsAndLetters,
  raiseLetters,
  repeated,
  violationsOfForm,
  wrongCheckCharacter,
} from './identifier-check.ts'
import { checkCharacterMod37And36 } from './iso7064-mod37-36.ts'

/** What a certificate number tells. Version and cycle are fields of the certificate; the number is never reused. */
export type CertificateNumberParts = {
  /** Where the application was lodged: Guangdong, Hong Kong or Macao. */
  readonly lead: LeadLetter
  /** Three digits of the certification body. */
  readonly body: string
  /** Four digits, 2000 to 2099; the number carries the last two. */
  readonly year: number
  readonly riskClass: CertifiableRiskClass
  /** 0 to 99999, counted by each lead authority through the year, whatever the class: it numbers under one body. */
  readonly serial: number
}

const classLetters = { high: 'H', limited: 'L', minimal: 'M' } as const
const classOfLetter = { H: 'high', L: 'limited', M: 'minimal' } as const

/** Lead place, body, year, risk class, serial and check character, with hyphens between them. */
const form: IdentifierForm = {
  name: 'certificate-number',
  positions: [
    ...Array.from('GBAAI-'),
    leadLetters.join(''),
    ...repeated(3, digits),
    '-',
    ...repeated(2, digits),
    '-',
    Object.values(classLetters).join(''),
    '-',
    ...repeated(5, digits),
    '-',
    digitsAndLetters,
  ],
}

/**
 * Writes a certificate number such as `GBAAI-G034-26-H-00017-T`.
 *
 * @throws RangeError when a part cannot be written: a body that is not three digits, a year outside 2000 to 2099, or a
 *   serial beyond 99999 (numbers are never reused, so an exhausted series needs another body code)
 */
export function formatCertificateNumber(parts: CertificateNumberParts): string {
  const { lead, body, year, riskClass, serial } = parts
  if (!/^[0-9]{3}$/.test(body)) throw new RangeError(`the body code must be three digits, not "${body}"`)
  if (!isIntegerWithin(year, 2000, 2099)) throw new RangeError(`the year must be from 2000 to 2099, not ${year}`)
  if (!isIntegerWithin(serial, 0, 99_999)) throw new RangeError(`the serial must be from 0 to 99999, not ${serial}`)
  const number = [
    `GBAAI-${lead}${body}`,
    String(year % 100).padStart(2, '0'),
    classLetters[riskClass],
    String(serial).padStart(5, '0'),
  ].join('-')
  return `${number}-${checkCharacterMod37And36(number.replaceAll('-', ''))}`
}

/** Reads a certificate number and checks its check character (ISO/IEC 7064 MOD 37,36 over what precedes it). */
export function parseCertificateNumber(input: string): IdentifierCheck<CertificateNumberParts> {
  const value = raiseLetters(input.trim())
  const violations = violationsOfForm(value, form)
  if (violations.length > 0) return { ok: false, violations }
  const expected = checkCharacterMod37And36(value.slice(0, -2).replaceAll('-', ''))
  const found = value.slice(-1)
  if (found !== expected) {
    const over = `1-${value.length - 2}`
    return { ok: false, violations: [wrongCheckCharacter(form.name, value.length, found, expected, over)] }
  }
  return { ok: true, value, ...partsOf(value) }
}

/** Whether `value` is a certificate number exactly as it is printed: no white space, no lower case, check passed. */
export function isCertificateNumber(value: string): boolean {
  const parsed = parseCertificateNumber(value)
  return parsed.ok && parsed.value === value
}

function partsOf(value: string): CertificateNumberParts {
  return {
    lead: value.charAt(6) as LeadLetter, // the form has checked it
    body: value.slice(7, 10),
    year: 2000 + Number(value.slice(11, 13)),
    riskClass: classOfLetter[value.charAt(14) as keyof typeof classOfLetter], // likewise
    serial: Number(value.slice(16, 21)),
  }
}

function isIntegerWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
