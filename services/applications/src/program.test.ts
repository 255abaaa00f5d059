import { describe, expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'http://localhost:8080/idp/{authority}',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
  CONCERT_LODGEMENT_KEY: 'cd'.repeat(32),
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  DATABASE_URL_HK: 'postgres://hk_applications@localhost/hk',
  DATABASE_URL_MO: 'postgres://mo_applications@localhost/mo',
}

describe('the configuration', () => {
  test('gives each authority its own database and issuer', () => {
    const config = program.readConfig(environment)
    expect(config.cells).toEqual([
      { authority: 'hk', DATABASE_URL: environment.DATABASE_URL_HK },
      { authority: 'mo', DATABASE_URL: environment.DATABASE_URL_MO },
    ])
    expect(config.issuers.map((issuer) => issuer.issuer)).toEqual([
      'http://localhost:8080/idp/hk',
      'http://localhost:8080/idp/mo',
    ])
    expect(config.settings.CONCERT_CURSOR_KEY).toHaveLength(32)
  })

  test.for([
    ['CONCERT_CURSOR_KEY', 'ab'.repeat(31)],
    ['CONCERT_CURSOR_KEY', 'not hexadecimal'],
    ['CONCERT_CURSOR_KEY', undefined],
    ['CONCERT_LODGEMENT_KEY', 'cd'.repeat(31)],
    ['CONCERT_LODGEMENT_KEY', undefined],
    ['CONCERT_TRUST_DIR', undefined],
    ['DATABASE_URL_MO', undefined],
    ['DATABASE_URL_MO', 'http://localhost/mo'],
    ['CONCERT_ISSUER', 'http://localhost:8080/idp/hk'],
  ] as const)('is refused by name when %s is %s', ([variable, value]) => {
    expect(() => program.readConfig({ ...environment, [variable]: value })).toThrow(variable)
  })
})
