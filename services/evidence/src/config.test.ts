import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'https://id.example/{authority}',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
  DATABASE_URL_HK: 'postgres://hk_evidence@localhost/hk',
  DATABASE_URL_MO: 'postgres://mo_evidence@localhost/mo',
  CONCERT_EVIDENCE_DIR_HK: '/var/lib/concert/hk',
  CONCERT_EVIDENCE_DIR_MO: '/var/lib/concert/mo',
}

test('each authority has its own database and store, and a file at most 25 MiB', () => {
  const { authorities, evidenceBytesMax } = readConfig(environment)
  expect(authorities).toEqual([
    { authority: 'hk', databaseUrl: environment.DATABASE_URL_HK, storeFolder: '/var/lib/concert/hk' },
    { authority: 'mo', databaseUrl: environment.DATABASE_URL_MO, storeFolder: '/var/lib/concert/mo' },
  ])
  expect(evidenceBytesMax).toBe(25 * 1024 * 1024)
})

test.each(['/var/lib/concert/hk', '/var/lib/concert/hk/', '/var/lib/concert/hk/mo', '/var/lib/concert', '/'])(
  "two authorities' stores do not lie in each other: %s",
  (folder) => {
    expect(() => readConfig({ ...environment, CONCERT_EVIDENCE_DIR_MO: folder })).toThrow(/lies in that of/)
  },
)

test('a store whose name begins like the other is a store of its own', () => {
  expect(readConfig({ ...environment, CONCERT_EVIDENCE_DIR_MO: '/var/lib/concert/hk-2' }).authorities).toHaveLength(2)
})

test('an authority without a store is named', () => {
  const { CONCERT_EVIDENCE_DIR_MO: _, ...without } = environment
  expect(() => readConfig(without)).toThrow(/CONCERT_EVIDENCE_DIR_MO/)
})
