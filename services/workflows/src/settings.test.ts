import { describe, expect, test } from 'vitest'
import { program } from './program.ts'
import { tokenOptionsOf } from './settings.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk,mo',
  CONCERT_ISSUER: 'https://id.example/{authority}',
  CONCERT_URL_APPLICATIONS: 'http://applications:8080',
  CONCERT_URL_EVIDENCE: 'http://evidence:8080',
  CONCERT_URL_PERSONNEL: 'http://personnel:8080',
  CONCERT_URL_REVIEWS: 'http://reviews:8080',
  CONCERT_URL_CERTIFICATES: 'http://certificates:8080',
  CONCERT_URL_EXCHANGE: 'http://exchange:8080',
  CONCERT_URL_REGISTRY: 'http://registry:8080',
  CONCERT_WORKFLOWS_KEY_HK: '/secrets/hk.workflows.jwk',
  CONCERT_WORKFLOWS_KEY_MO: '/secrets/mo.workflows.jwk',
  DATABASE_URL_HK: 'postgres://hk_workflows@localhost/hk',
  WATCH_DATABASE_URL_HK: 'postgres://hk_watch@localhost/hk',
  WATCH_DATABASE_URL_MO: 'postgres://mo_watch@localhost/mo',
  DATABASE_URL_MO: 'postgres://mo_workflows@localhost/mo',
}

function readWith(changes: Record<string, string | undefined>) {
  return program.readConfig({ ...environment, ...changes })
}

/** The token options of each authority's engine. */
function tokensOf({ settings, cells, issuers }: ReturnType<typeof readWith>) {
  return issuers.map((issuer, index) => {
    const own = cells[index]
    if (own === undefined) throw new Error(`${issuer.authority} has no settings`)
    return tokenOptionsOf(settings, own, issuer, 'reviews')
  })
}

test('each authority has its own database, its own key and its own issuer', () => {
  const config = readWith({})
  expect(config.settings.REDIS_URL).toBeUndefined()
  expect(config.cells).toEqual([
    {
      authority: 'hk',
      DATABASE_URL: environment.DATABASE_URL_HK,
      CONCERT_WORKFLOWS_KEY: environment.CONCERT_WORKFLOWS_KEY_HK,
      WATCH_DATABASE_URL: environment.WATCH_DATABASE_URL_HK,
    },
    expect.objectContaining({ authority: 'mo', DATABASE_URL: environment.DATABASE_URL_MO }),
  ])
  expect(tokensOf(config)).toEqual([
    {
      issuer: 'https://id.example/hk',
      tokenEndpoint: 'https://id.example/hk/token',
      clientId: 'concert-workflows',
      privateKeyFile: '/secrets/hk.workflows.jwk',
      audience: 'urn:concert:cell:hk:reviews',
    },
    expect.objectContaining({ issuer: 'https://id.example/mo', privateKeyFile: '/secrets/mo.workflows.jwk' }),
  ])
})

test('an issuer behind another address than its name is asked at that address', () => {
  const tokens = tokensOf(readWith({ CONCERT_TOKEN_ENDPOINT: 'http://issuer:8080/idp/{authority}/token' }))
  expect(tokens.map(({ tokenEndpoint }) => tokenEndpoint)).toEqual([
    'http://issuer:8080/idp/hk/token',
    'http://issuer:8080/idp/mo/token',
  ])
})

test('REDIS_URL puts the queue on Redis', () => {
  expect(readWith({ REDIS_URL: 'rediss://redis:6380' }).settings.REDIS_URL).toBe('rediss://redis:6380')
})

test('the variables of an authority that is not served are not asked for', () => {
  const { cells } = readWith({ CONCERT_AUTHORITIES: 'hk', DATABASE_URL_MO: undefined })
  expect(cells.map(({ authority }) => authority)).toEqual(['hk'])
})

describe('the process does not start on a configuration that is wrong', () => {
  const required = Object.keys(environment).filter((name) => name !== 'CONCERT_AUTHORITIES')
  test.each(required)('a missing %s is named', (name) => {
    expect(() => readWith({ [name]: undefined })).toThrow(new RegExp(`^The configuration is not valid:\n  ${name}: `))
  })

  test.each([
    ['CONCERT_AUTHORITIES', 'hk,sg'],
    ['CONCERT_AUTHORITIES', ''],
    ['CONCERT_ISSUER', 'https://id.example/hk'],
    ['CONCERT_TOKEN_ENDPOINT', 'https://id.example/hk/token'],
    ['CONCERT_URL_REVIEWS', 'reviews:8080'],
    ['CONCERT_URL_REGISTRY', 'file:///registry'],
    ['CONCERT_WORKFLOWS_CLIENT', ''],
    ['CONCERT_WORKFLOWS_KEY_HK', ''],
    ['CONCERT_PORT', '80 80'],
    ['DATABASE_URL_HK', 'mysql://localhost/hk'],
    ['REDIS_URL', 'http://redis:6379'],
    ['REDIS_URL', ''],
  ])('%s=%s is refused and named', (name, value) => {
    expect(() => readWith({ [name]: value })).toThrow(name)
  })

  test('everything that is wrong stands in one list, the variables of the authorities among it', () => {
    const wrong = [
      'CONCERT_URL_EVIDENCE',
      'CONCERT_WORKFLOWS_KEY_HK',
      'DATABASE_URL_HK',
      'DATABASE_URL_MO',
      'REDIS_URL',
    ]
    const changes = Object.fromEntries(wrong.map((name) => [name, name === 'REDIS_URL' ? 'nowhere' : undefined]))
    expect(() => readWith(changes)).toThrow(
      expect.objectContaining({
        message: expect.toSatisfy((message: string) => wrong.every((name) => message.includes(`\n  ${name}: `))),
      }),
    )
  })
})
