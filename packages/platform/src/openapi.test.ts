import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerOpenApi } from './openapi.ts'

const app = fastify()
beforeAll(() => registerOpenApi(app, 'workflows'))
afterAll(() => app.close())

test('the page of operations names no other host in its policy and works where the origin is not https', async () => {
  const { statusCode, headers, body } = await app.inject('/docs/workflows/')
  expect(statusCode).toBe(200)
  expect(body).toContain('swagger-ui')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/upgrade-insecure-requests|https?:|swagger\.io|unsafe/)
})

test('the page asks no validator of another host about its document', async () => {
  const { body } = await app.inject('/docs/workflows/static/swagger-initializer.js')
  expect(body).toMatch(/validatorUrl\W+null/)
})
