import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'https://id.example.org/{authority}',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
  DATABASE_URL_HK: 'postgres://hk_reviews@127.0.0.1/hk',
  DATABASE_URL_MO: 'postgres://mo_reviews@127.0.0.1/mo',
}

describe('the configuration', () => {
  test('names one database and one issuer an authority', () => {
    const config = readConfig(environment)
    expect(config.authorities).toEqual([
      { authority: 'hk', databaseUrl: environment.DATABASE_URL_HK },
      { authority: 'mo', databaseUrl: environment.DATABASE_URL_MO },
    ])
    expect(config.issuers.map((one) => one.issuer)).toEqual(['https://id.example.org/hk', 'https://id.example.org/mo'])
    expect(config.cursorKey).toHaveLength(32)
    expect(config.openCasesMax).toBe(20)
  })

  test.each([
    ['without a database of an authority', { DATABASE_URL_MO: undefined }, /DATABASE_URL_MO/],
    ['with a short cursor key', { CONCERT_CURSOR_KEY: 'ab' }, /CONCERT_CURSOR_KEY/],
    ['with an issuer that is the same for all', { CONCERT_ISSUER: 'https://id.example.org' }, /CONCERT_ISSUER/],
    ['without room for a single case', { CONCERT_EVALUATOR_OPEN_CASES_MAX: '0' }, /CONCERT_EVALUATOR_OPEN_CASES_MAX/],
  ])('is refused %s', (_name, change, message) => {
    expect(() => readConfig({ ...environment, ...change })).toThrow(message)
  })
})
