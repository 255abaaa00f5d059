import { expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk',
  CONCERT_ISSUER: 'https://id.example/{authority}',
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  CONCERT_PEER_URL: 'https://concert.example/{authority}/v1',
  CONCERT_CURSOR_KEY: '07'.repeat(32),
  CONCERT_EXCHANGE_KEY_HK: '/etc/concert/keys/hk/exchange.jwk',
  DATABASE_URL_HK: 'postgres://hk_exchange@localhost/hk',
}

test('each authority has its own database and its own exchange key', () => {
  expect(program.readConfig(environment)).toMatchObject({
    cells: [
      {
        authority: 'hk',
        DATABASE_URL: environment.DATABASE_URL_HK,
        CONCERT_EXCHANGE_KEY: environment.CONCERT_EXCHANGE_KEY_HK,
      },
    ],
    settings: { CONCERT_TRUST_DIR: '/etc/concert/trust', CONCERT_PEER_URL: environment.CONCERT_PEER_URL },
  })
})

test.each(['https://concert.example/hk/v1', 'ftp://{authority}.example', '{authority}'])(
  'peers are reached by a template of http(s) URLs: %s is refused',
  (peerUrl) => {
    expect(() => program.readConfig({ ...environment, CONCERT_PEER_URL: peerUrl })).toThrow(/CONCERT_PEER_URL/)
  },
)

test.each(['CONCERT_TRUST_DIR', 'CONCERT_PEER_URL', 'CONCERT_EXCHANGE_KEY_HK', 'DATABASE_URL_HK'])(
  'a missing %s is named',
  (name) => {
    expect(() => program.readConfig({ ...environment, [name]: undefined })).toThrow(new RegExp(name))
  },
)
