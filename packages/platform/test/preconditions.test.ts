import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alice, startTestService, type TestService } from './service.fixture.ts'

let service: TestService
let token: string

beforeAll(async () => {
  service = await startTestService()
  token = await service.issuers.token('hk', alice)
})
afterAll(() => service.close())

function send(options: InjectOptions) {
  return service.app.inject({ ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } })
}

function answer(payload: string | Buffer, headers: InjectOptions['headers'] = { 'if-match': '"3"' }) {
  return send({
    method: 'PATCH',
    url: '/hk/v1/applications/app_0197f3a0-0000-7000-8000-000000000001/answers',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  })
}

describe('If-Match', () => {
  const body = JSON.stringify({ answers: [{ requirementId: 'GBA-AI-TS-01', statement: 'x', evidence: [] }] })

  it('that is missing is asked for with 428', async () => {
    const response = await answer(body, {})
    expect(response.statusCode).toBe(428)
    expect(response.json().code).toBe('precondition-required')
  })

  it.each(['3', 'w/"3"', '"3" "4"', '"3', ''])('of the form %j is refused with 400', async (etag) => {
    const response = await answer(body, { 'if-match': etag })
    expect(response.statusCode).toBe(400)
    expect(response.json().errors[0].code).toBe('if-match-malformed')
  })

  it('of the form * is refused with 428, which says why that is not enough', async () => {
    const response = await answer(body, { 'if-match': '*' })
    expect(response.statusCode).toBe(428)
    expect(response.json()).toMatchObject({
      code: 'precondition-required',
      detail: expect.stringContaining('names no version'),
    })
  })

  it.each(['W/"3"', '"2", "4"', '"x"', '"-1"', '"12345678901"', '"03"', 'W/"3", "2"'])(
    'of the form %j is refused with 412',
    async (etag) => {
      const response = await answer(body, { 'if-match': etag })
      expect([response.statusCode, response.headers['etag']]).toEqual([412, '"3"'])
    },
  )

  it.each(['"99", "3"', '"3","99"', ' "3" ,', 'W/"3", "3"'])(
    'of the form %j lets the request through',
    async (etag) => {
      expect((await answer(body, { 'if-match': etag })).statusCode).toBe(404)
    },
  )

  it('of another version is refused with 412, the present representation and its ETag', async () => {
    const response = await answer(body, { 'if-match': '"2"' })
    expect(response.statusCode).toBe(412)
    expect(response.json()).toMatchObject({ code: 'version-mismatch', current: { status: 'draft' } })
    expect(response.headers['etag']).toBe('"3"')
  })

  it('of the present version lets the request through', async () => {
    expect((await answer(body)).statusCode).toBe(404)
  })
})
