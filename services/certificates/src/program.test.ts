import { describe, expect, it } from 'vitest'
import { program } from './program.ts'

const environment = {
  NODE_ENV: 'production',
  CONCERT_AUTHORITIES: 'hk',
  CONCERT_ISSUER: 'https://issuer.example/{authority}',
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  DATABASE_URL_HK: 'postgres://hk_certificates@db/hk',
  CONCERT_CERTIFICATE_KEY_HK: '/etc/concert/hk.key.json',
}

describe('the configuration', () => {
  it('gives each authority its own database and key', () => {
    expect(program.readConfig(environment).cells).toEqual([
      {
        authority: 'hk',
        DATABASE_URL: 'postgres://hk_certificates@db/hk',
        CONCERT_CERTIFICATE_KEY: '/etc/concert/hk.key.json',
      },
    ])
  })

  it('listens on loopback when nothing is said', () => {
    expect(program.readConfig(environment).host).toBe('127.0.0.1')
  })

  it.each([
    '127.0.0.1',
    '::1',
    '10.3.2.1',
    '172.20.0.5',
    '192.168.1.9',
    'fd12::5',
    'certificates',
    'certificates.hk.svc',
  ])('accepts %s, of loopback or a network of the cell', (host) => {
    expect(program.readConfig({ ...environment, CONCERT_HOST: host }).host).toBe(host)
  })

  it.each(['0.0.0.0', '::', '', '203.0.113.7', '2001:db8::1', '172.32.0.1', '::ffff:203.0.113.7', '*', 'a b'])(
    'refuses %j, which other networks reach',
    (host) => {
      expect(() => program.readConfig({ ...environment, CONCERT_HOST: host })).toThrow(/CONCERT_HOST/)
    },
  )

  it('refuses demonstration keys in production', () => {
    expect(() => program.readConfig({ ...environment, CONCERT_DEMO_KEYS: '1' })).toThrow(/CONCERT_DEMO_KEYS/)
    expect(() => program.readConfig({ ...environment, NODE_ENV: 'development', CONCERT_DEMO_KEYS: '1' })).not.toThrow()
  })

  it('refuses demonstration keys where nothing says that it is not production', () => {
    const { NODE_ENV: _production, ...silent } = environment
    expect(() => program.readConfig({ ...silent, CONCERT_DEMO_KEYS: '1' })).toThrow(/CONCERT_DEMO_KEYS/)
  })

  it('refuses to start without an authority’s key', () => {
    const { CONCERT_CERTIFICATE_KEY_HK: _key, ...without } = environment
    expect(() => program.readConfig(without)).toThrow(/CONCERT_CERTIFICATE_KEY_HK/)
  })
})
