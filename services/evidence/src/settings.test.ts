import { expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'https://id.example/{authority}',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  DATABASE_URL_HK: 'postgres://hk_evidence@localhost/hk',
  DATABASE_URL_MO: 'postgres://mo_evidence@localhost/mo',
  CONCERT_EVIDENCE_DIR_HK: '/var/lib/concert/hk',
  CONCERT_EVIDENCE_DIR_MO: '/var/lib/concert/mo',
  CONCERT_EVIDENCE_KEY: '/etc/concert/{authority}.evidence.keys',
}

test('each authority has its own database and store, and a file at most 25 MiB', () => {
  const { cells, settings } = program.readConfig(environment)
  expect(cells).toEqual([
    {
      authority: 'hk',
      DATABASE_URL: environment.DATABASE_URL_HK,
      CONCERT_EVIDENCE_DIR: '/var/lib/concert/hk',
      CONCERT_EVIDENCE_KEY: '/etc/concert/hk.evidence.keys',
    },
    {
      authority: 'mo',
      DATABASE_URL: environment.DATABASE_URL_MO,
      CONCERT_EVIDENCE_DIR: '/var/lib/concert/mo',
      CONCERT_EVIDENCE_KEY: '/etc/concert/mo.evidence.keys',
    },
  ])
  expect(settings.CONCERT_EVIDENCE_BYTES_MAX).toBe(25 * 1024 * 1024)
})

test.each(['/var/lib/concert/hk', '/var/lib/concert/hk/', '/var/lib/concert/hk/mo', '/var/lib/concert', '/'])(
  "two authorities' stores do not lie in each other: %s",
  (folder) => {
    expect(() => program.readConfig({ ...environment, CONCERT_EVIDENCE_DIR_MO: folder })).toThrow(/lies in that of/)
  },
)

test('a store whose name begins like the other is a store of its own', () => {
  expect(program.readConfig({ ...environment, CONCERT_EVIDENCE_DIR_MO: '/var/lib/concert/hk-2' }).cells).toHaveLength(2)
})

test('an authority without a store is named', () => {
  const { CONCERT_EVIDENCE_DIR_MO: _, ...without } = environment
  expect(() => program.readConfig(without)).toThrow(/CONCERT_EVIDENCE_DIR_MO/)
})

test('no two authorities have one bucket, and each may have its own', () => {
  const bucket = (name: string) => `https://key:secret@s3.example/${name}`
  const with2 = (hk: string, mo: string) =>
    program.readConfig({
      ...environment,
      CONCERT_EVIDENCE_BUCKET_HK: bucket(hk),
      CONCERT_EVIDENCE_BUCKET_MO: bucket(mo),
    })
  expect(with2('evidence-hk', 'evidence-mo').cells[0]?.CONCERT_EVIDENCE_BUCKET).toMatchObject({ bucket: 'evidence-hk' })
  expect(() => with2('evidence', 'evidence')).toThrow(/the bucket of mo .* is that of hk/)
})

test('no two authorities have one file of keys, and none does without', () => {
  const { CONCERT_EVIDENCE_KEY: _, ...without } = environment
  expect(() => program.readConfig(without)).toThrow(/CONCERT_EVIDENCE_KEY_HK[^]*CONCERT_EVIDENCE_KEY_MO/)
  expect(() => program.readConfig({ ...without, CONCERT_EVIDENCE_KEY: '/etc/concert/keys' })).toThrow(
    /the key of the evidence of mo .* is that of hk/,
  )
})
