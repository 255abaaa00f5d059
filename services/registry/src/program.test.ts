import { expect, test } from 'vitest'
import { program } from './program.ts'

const environment = {
  DATABASE_URL_JOINT: 'postgres://registry@127.0.0.1:5432/joint',
  CONCERT_TRUST_DIR: '/etc/concert/trust',
  CONCERT_PUBLIC_ORIGIN: 'https://register.example/',
  CONCERT_CURSOR_KEY: 'ab'.repeat(32),
}

test('the configuration is read from the environment, the origin without a slash at its end', () => {
  expect(program.readConfig(environment)).toEqual({
    host: '127.0.0.1',
    port: 0,
    logLevel: 'info',
    settings: expect.objectContaining({
      DATABASE_URL_JOINT: environment.DATABASE_URL_JOINT,
      CONCERT_TRUST_DIR: '/etc/concert/trust',
      CONCERT_PUBLIC_ORIGIN: 'https://register.example',
      CONCERT_CURSOR_KEY: Buffer.alloc(32, 0xab),
    }),
  })
})

test('everything that is wrong or missing is named at once', () => {
  const read = () =>
    program.readConfig({
      DATABASE_URL_JOINT: 'mysql://x',
      CONCERT_CURSOR_KEY: 'abc',
      CONCERT_PUBLIC_ORIGIN: 'javascript:1',
    })
  for (const variable of Object.keys(environment)) expect(read).toThrow(variable)
})
