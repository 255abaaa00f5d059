import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alice, organisation, startTestService, type TestService } from './service.fixture.ts'

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

async function pointersOf(body: unknown): Promise<[string, string][]> {
  const response = await service.register(typeof body === 'string' ? body : JSON.stringify(body))
  expect(response.statusCode).toBe(400)
  return response.json().errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code])
}

const valid = organisation('VALID')

describe('a body that does not fit', () => {
  it.each<[string, unknown, [string, string][]]>([
    ['an unknown name', { ...valid, 'a/b~c': 1 }, [['/a~1b~0c', 'unrecognized-key']]],
    [
      'unknown names at two depths',
      { ...valid, x: 1, contact: { ...valid.contact, y: 1 } },
      [
        ['/contact/y', 'unrecognized-key'],
        ['/x', 'unrecognized-key'],
      ],
    ],
    ['a number for a text', { ...valid, address: 5 }, [['/address', 'invalid-type']]],
    ['null for an object', { ...valid, contact: null }, [['/contact', 'invalid-type']]],
    [
      'more names than any object has',
      Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`n${index}`, 1])),
      [['', 'too-big']],
    ],
    [
      'more entries than any array has',
      { ...valid, address: Array.from({ length: 1_001 }, () => 1) },
      [['/address', 'too-big']],
    ],
    ['an array for an object', [], [['', 'invalid-type']]],
    ['a text for everything', '"x"', [['', 'invalid-type']]],
    ['a missing member', { ...valid, place: undefined }, [['/place', 'invalid-value']]],
    ['a NUL', { ...valid, address: 'a\u0000b' }, [['/address', 'text-broken']]],
    ['a blank text', { ...valid, address: ' \t ' }, [['/address', 'sign-unseen']]],
    ['a text of spaces', { ...valid, address: '   ' }, [['/address', 'too-small']]],
    [
      'a lone surrogate',
      `{"address":"\\ud800"}`,
      [
        ['/names', 'invalid-type'],
        ['/identifier', 'invalid-type'],
        ['/place', 'invalid-value'],
        ['/address', 'text-broken'],
        ['/contact', 'invalid-type'],
      ],
    ],
    ['a text beyond its length', { ...valid, address: 'x'.repeat(501) }, [['/address', 'too-big']]],
    ['a value outside the list', { ...valid, place: 'US' }, [['/place', 'invalid-value']]],
    [
      'an e-mail address that is none',
      { ...valid, contact: { ...valid.contact, email: 'x' } },
      [['/contact/email', 'invalid-format']],
    ],
    ['a name twice', '{"place":"HK","place":"MO"}', [['/place', 'duplicate-name']]],
    [
      'a name twice, once escaped',
      String.raw`{"contact":{"name":"a","n\u0061me":"b"}}`,
      [['/contact/name', 'duplicate-name']],
    ],
    ['__proto__', '{"contact":{"__proto__":{"admin":true}}}', [['/contact/__proto__', 'forbidden-name']]],
    ['constructor', { ...valid, constructor: { prototype: {} } }, [['/constructor', 'unrecognized-key']]],
  ])('with %s is refused with 400, which names it', async (_name, body, pointers) => {
    expect((await pointersOf(body)).sort()).toEqual(pointers.sort())
  })

  it('is refused with a pointer to the very member of a nested array', async () => {
    const good = { requirementId: 'GBA-AI-TS-01', statement: 'x', evidence: [] }
    const response = await answer(JSON.stringify({ answers: [good, { ...good, evidence: ['a'.repeat(64), 'short'] }] }))
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([
      expect.objectContaining({ pointer: '/answers/1/evidence/1', code: 'invalid-format' }),
    ])
  })

  it('with more mistakes than anybody reads lists the first hundred and says that there are more', async () => {
    const surplus = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, 1]))
    const { errors, detail } = (await answer(JSON.stringify({ answers: Array(90).fill(surplus) }))).json()
    expect(errors).toHaveLength(100)
    expect(detail).toContain('more than 100 places')
  })

  it.each([
    ['a duplicate in an array', '{"answers":[{"a":1},{"b":1,"b":2}]}', '/answers/1/b'],
    ['a duplicate after an array', '{"a":[1,[2,{"c":3}],4],"a":1}', '/a'],
    ['a duplicate beside an empty object', '{"a":{},"b":[{}],"b":1}', '/b'],
  ])('with %s is refused with its pointer', async (_name, text, pointer) => {
    expect((await answer(text)).json().errors[0]).toMatchObject({ pointer, code: 'duplicate-name' })
  })

  it.each([
    ['no JSON', '{"a":'],
    ['nothing', ''],
    ['a trailing comma', '{"a":1,}'],
    ['NaN', '{"a":NaN}'],
    ['a byte order mark alone', '\uFEFF'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('that is %s is refused with 400 malformed-json', async (_name, payload) => {
    const response = await answer(payload)
    expect(response.statusCode).toBe(400)
    expect(response.json().code).toBe('malformed-json')
  })

  it.each(['9007199254740993', '1e400', '1.5', '-1', '"1"', 'true'])(
    'with %s for a whole number is refused',
    async (number) => {
      const reviewer = await service.issuers.token('hk', { kind: 'system', id: 'concert-workflows' })
      const response = await send({
        method: 'POST',
        url: '/internal/hk/v1/applications/app_1/correspondence',
        headers: { authorization: `Bearer ${reviewer}`, 'content-type': 'application/json' },
        payload: `{"kind":${number}}`,
      })
      expect(response.statusCode).toBe(400)
    },
  )

  it('larger than the limit is refused with 413, which names the limit', async () => {
    const response = await service.register({ ...valid, address: 'x'.repeat(65_536) })
    expect(response.statusCode).toBe(413)
    expect(response.json()).toMatchObject({ code: 'payload-too-large', detail: expect.stringContaining('65536') })
  })

  it('is refused before anything was written', async () => {
    expect(await service.count('VALID')).toBe(0)
  })
})

describe('a body of another type than JSON in UTF-8', () => {
  const text = JSON.stringify(organisation('TYPE'))
  it.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'application/jose',
    'application/json;charset=utf-16',
    'application/json; charset=utf-7',
    'application/json; version=1; charset=utf-16',
    'application/json; charset="utf-16"',
    'application/json; charset=utf-8; charset=utf-16',
    'application/json; version',
    'application/json; a="',
    `application/json${';'.repeat(300)}`,
    'application/json, text/plain',
    'application/vnd.x+json',
    'multipart/form-data; boundary=x',
    '\tapplication/json',
    ' application/json',
    ';',
    '',
  ])('(%j) is refused with 415', async (type) => {
    const response = await service.register(text, { 'content-type': type })
    expect(response.statusCode).toBe(415)
    expect(response.json().code).toBe('unsupported-media-type')
    expect(await service.count('TYPE')).toBe(0)
  })

  // A parameter that nobody here knows changes nothing of the bytes (RFC 2045 5.1).
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json;charset=utf8',
    'application/json;',
    'application/json; profile="https://example.org/a;b"',
    'application/json;odata.metadata=minimal;charset=utf-8',
    'application/json ; charset=UTF-8 ; IEEE754Compatible=true',
  ])('is not meant by %j', async (type) => {
    const response = await service.register(organisation(`TYPE ${type.length}`), { 'content-type': type })
    expect(response.statusCode).toBe(201)
  })

  it.each(['\uFEFF', ''])('begins with %j or not', async (mark) => {
    const response = await service.register(`${mark}${JSON.stringify(organisation(`MARK ${mark.length}`))}`)
    expect(response.statusCode).toBe(201)
  })

  // In two ways of reading a blank, these would be read for ever.
  it.each(['; ', ' ;', ';\t', ' ; ', ';a=b ', '; a="b" '])(
    'is refused at once where %j is repeated without end',
    async (part) => {
      const type = `application/json${part.repeat(Math.floor(180 / part.length))}!`
      expect((await service.register(text, { 'content-type': type })).statusCode).toBe(415)
    },
  )

  it('is told what is taken', async () => {
    expect((await service.register(text, { 'content-type': 'text/plain' })).headers['accept']).toBe('application/json')
  })

  it.each(['gzip', 'br', 'GZIP', 'identity, gzip', 'gzip, identity', 'x-gzip', 'aws-chunked', 'zstd'])(
    'in the coding %s is refused with 415 and told what is taken, whether it is in it or not',
    async (coding) => {
      for (const body of [text, gzipSync(text)]) {
        const response = await service.register(body, { 'content-encoding': coding })
        expect(response.statusCode).toBe(415)
        expect(response.headers['accept-encoding']).toBe('identity')
        expect(response.json()).toMatchObject({ detail: expect.stringContaining(coding) })
      }
      expect(await service.count('TYPE')).toBe(0)
    },
  )

  it.each([
    ['identity', 'A'],
    ['Identity', 'B'],
    ['', 'C'],
    ['identity, identity', 'D'],
  ])('is not meant by the coding %j', async (coding, letter) => {
    const value = `CODING ${letter}`
    expect((await service.register(organisation(value), { 'content-encoding': coding })).statusCode).toBe(201)
  })

  it('or absent has no coding', async () => {
    const headers = { 'content-encoding': 'gzip' }
    expect((await send({ method: 'GET', url: '/hk/v1/applications', headers })).statusCode).toBe(200)
  })

  it('or of no type at all is refused with 415', async () => {
    const response = await send({ method: 'POST', url: '/hk/v1/organisations', payload: Buffer.from(text) })
    expect(response.statusCode).toBe(415)
  })

  it('or absent is refused with 400', async () => {
    const response = await send({ method: 'POST', url: '/hk/v1/organisations' })
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([expect.objectContaining({ pointer: '', code: 'invalid-type' })])
  })
})
