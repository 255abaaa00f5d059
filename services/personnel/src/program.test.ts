import { expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  CONCERT_AUTHORITIES: 'hk',
  CONCERT_ISSUER: 'https://id.example/{authority}',
  CONCERT_CURSOR_KEY: '07'.repeat(32),
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  DATABASE_URL_HK: 'postgres://hk_personnel@localhost/hk',
}

test('each authority has its own database', () => {
  expect(program.readConfig(environment)).toMatchObject({
    cells: [{ authority: 'hk', DATABASE_URL: environment.DATABASE_URL_HK }],
  })
})

test.each(['CONCERT_CURSOR_KEY', 'CONCERT_TRUST_DIR', 'DATABASE_URL_HK'])('a missing %s is named', (name) => {
  expect(() => program.readConfig({ ...environment, [name]: undefined })).toThrow(new RegExp(name))
})
