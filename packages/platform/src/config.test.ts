import { expect, test } from 'vitest'
import { z } from 'zod'
import { cellSettings, issuersOf, postgresUrl, readCellSettings, readVariables, variableOf } from './config.ts'

const enough = { CONCERT_ISSUER: 'https://id.example/{authority}' }

test('everything that is wrong is said at once, and no value is repeated', () => {
  const environment = { CONCERT_PORT: 'secret-1', CONCERT_ISSUER: 'secret-2', CONCERT_AUTHORITIES: 'hk,secret-3' }
  expect(() => readVariables(cellSettings, environment)).toThrow(
    /CONCERT_PORT[^]*CONCERT_AUTHORITIES[^]*CONCERT_ISSUER/,
  )
  expect(() => readVariables(cellSettings, environment)).not.toThrow(/secret/)
})

test.each(['', ' 80', '1e3', '0x50', '-1', '65536', '80.5'])('%j is no port', (value) => {
  expect(() => readVariables(cellSettings, { ...enough, CONCERT_PORT: value })).toThrow(/CONCERT_PORT/)
})

test('what is absent has its default, and every authority its issuer, keys and audience', () => {
  const settings = readVariables(cellSettings, { ...enough, CONCERT_AUTHORITIES: 'cn-gd, hk', CONCERT_PORT: '8080' })
  expect(settings).toMatchObject({ NODE_ENV: 'production', CONCERT_HOST: '127.0.0.1', CONCERT_PORT: 8080 })
  expect(issuersOf(settings, 'reviews')).toEqual([
    {
      authority: 'cn-gd',
      issuer: 'https://id.example/cn-gd',
      jwksUrl: 'https://id.example/cn-gd/jwks',
      audience: 'urn:concert:cell:cn-gd:reviews',
      staff: { acrs: ['urn:concert:acr:development'], ageSecondsMax: 43_200 },
    },
    expect.objectContaining({ authority: 'hk', audience: 'urn:concert:cell:hk:reviews' }),
  ])
})

test.each(['', ' ', 'a  b', 'a"b', 'a\\b'])('%j is no list of values of acr', (value) => {
  expect(() => readVariables(cellSettings, { ...enough, CONCERT_STAFF_ACR: value })).toThrow(/CONCERT_STAFF_ACR/)
})

test.each(['', '?sslmode=verify-full&sslrootcert=/ca.pem', '?sslmode=disable'])(
  'a database is reached in the clear or by a server that is verified: %j',
  (query) => {
    expect(postgresUrl.safeParse(`postgres://localhost/x${query}`).success).toBe(true)
  },
)

test.each([
  'sslmode=no-verify',
  'sslmode=require',
  'sslmode=prefer',
  'sslmode=verify-full&sslmode=no-verify',
  'uselibpqcompat=true&sslmode=verify-full',
  'ssl=true',
])('a database is not reached by whatever server answers: %s', (query) => {
  expect(postgresUrl.safeParse(`postgres://localhost/x?${query}`).success).toBe(false)
})

test('the setting of one authority is read from its own variable', () => {
  expect(variableOf('DATABASE_URL', 'cn-gd')).toBe('DATABASE_URL_CN_GD')
  const environment = {
    ...enough,
    DATABASE_URL_CN_GD: 'postgres://localhost/x',
    DATABASE_URL_HK: 'mysql://localhost/x',
  }
  const read = (authorities: string) => readCellSettings({}, {}, { ...environment, CONCERT_AUTHORITIES: authorities })
  expect(read('cn-gd').cells).toEqual([{ authority: 'cn-gd', DATABASE_URL: 'postgres://localhost/x' }])
  expect(() => read('hk')).toThrow(/DATABASE_URL_HK/)
  expect(() => read('mo')).toThrow(/DATABASE_URL_MO/)
})

test('one variable may stand for all authorities, and an authority’s own goes before it', () => {
  const environment = {
    ...enough,
    CONCERT_AUTHORITIES: 'cn-gd,mo',
    DATABASE_URL: 'postgres://localhost/{authority}',
    CONCERT_EVIDENCE_DIR: '/evidence/{authority}',
    CONCERT_EVIDENCE_DIR_MO: '/elsewhere',
  }
  const { cells } = readCellSettings({}, { CONCERT_EVIDENCE_DIR: z.string().min(1) }, environment)
  expect(cells).toEqual([
    { authority: 'cn-gd', DATABASE_URL: 'postgres://localhost/cn-gd', CONCERT_EVIDENCE_DIR: '/evidence/cn-gd' },
    { authority: 'mo', DATABASE_URL: 'postgres://localhost/mo', CONCERT_EVIDENCE_DIR: '/elsewhere' },
  ])
  const read = () =>
    readCellSettings({}, { CONCERT_EVIDENCE_DIR: z.string().min(1), CONCERT_KEY: z.string() }, environment)
  expect(read).toThrow(/CONCERT_KEY_CN_GD[^]*CONCERT_KEY_MO/)
})
