import { describe, expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'https://id.example.org/{authority}',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  DATABASE_URL_HK: 'postgres://hk_reviews@127.0.0.1/hk',
  DATABASE_URL_MO: 'postgres://mo_reviews@127.0.0.1/mo',
}

describe('the configuration', () => {
  test('names one database and one issuer an authority', () => {
    const config = program.readConfig(environment)
    expect(config.cells).toEqual([
      { authority: 'hk', DATABASE_URL: environment.DATABASE_URL_HK },
      { authority: 'mo', DATABASE_URL: environment.DATABASE_URL_MO },
    ])
    expect(config.issuers.map((one) => one.issuer)).toEqual(['https://id.example.org/hk', 'https://id.example.org/mo'])
    expect(config.settings.CONCERT_CURSOR_KEY).toHaveLength(32)
    expect(config.settings.CONCERT_EVALUATOR_OPEN_CASES_MAX).toBe(20)
  })

  test.each([
    ['without a database of an authority', { DATABASE_URL_MO: undefined }, /DATABASE_URL_MO/],
    ['without the keys of the other authorities', { CONCERT_TRUST_DIR: undefined }, /CONCERT_TRUST_DIR/],
    ['with a short cursor key', { CONCERT_CURSOR_KEY: 'ab' }, /CONCERT_CURSOR_KEY/],
    ['with an issuer that is the same for all', { CONCERT_ISSUER: 'https://id.example.org' }, /CONCERT_ISSUER/],
    ['without room for a single case', { CONCERT_EVALUATOR_OPEN_CASES_MAX: '0' }, /CONCERT_EVALUATOR_OPEN_CASES_MAX/],
  ])('is refused %s', (_name, change, message) => {
    expect(() => program.readConfig({ ...environment, ...change })).toThrow(message)
  })
})
