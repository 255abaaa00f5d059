import { expect, test } from 'vitest'
import { languages } from '../languages.ts'
import type { AuthorityRecord } from './authority-record.ts'
import { authorityRecords } from './records.ts'

const records: readonly AuthorityRecord[] = authorityRecords

test.each([
  ['code', (record: AuthorityRecord) => record.code],
  ['letter', (record: AuthorityRecord) => record.letter],
  ['place', (record: AuthorityRecord) => record.place.code],
  ['identifier scheme', (record: AuthorityRecord) => record.place.identifierScheme.code],
])('no two authorities have the same %s', (_member, of) => {
  expect(new Set(records.map(of)).size).toBe(records.length)
})

test.each(records)('the record of $code is written so that everything made from it is well-formed', (record) => {
  expect(record.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(record.letter).toMatch(/^[A-Z]$/)
  expect(record.place.code).toMatch(/^[A-Z]{2}$/)
  expect(record.place.identifierScheme.code).not.toBe('LEI')
  expect(record.place.languages.length).toBeGreaterThan(0)
  expect(record.tariff.currency).toMatch(/^[A-Z]{3}$/)
  // The amounts are multiples of 1000 Hong Kong dollars, so a whole number keeps a fee whole.
  expect(record.tariff.perThousandHkd % 1).toBe(0)
  expect(() => new Intl.DateTimeFormat('en', { timeZone: record.timeZone })).not.toThrow()
  const { names, inSentence, identifierScheme } = record.place
  for (const text of [record.names, names, inSentence, identifierScheme.names]) {
    expect(languages.filter((language) => text[language].trim() === '')).toEqual([])
  }
})

test.each(records)(
  'the identifier scheme of $place.code refuses a value of another form, and names itself',
  ({ place }) => {
    const { code, check } = place.identifierScheme
    expect(check('not-an-identifier')).toMatchObject({ ok: false, violations: [{ params: { identifier: code } }] })
  },
)
