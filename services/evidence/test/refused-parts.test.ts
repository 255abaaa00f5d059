import { randomBytes } from 'node:crypto'
import { newId } from '@concert/db/identifiers'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  digestOf,
  type EvidenceCells,
  filesIn,
  kowloon,
  problemCodes,
  reviewer,
  seedApplication,
  startEvidence,
  UPLOAD_BYTES_MAX,
  system,
} from './evidence.fixture.ts'
import { type Headers, metadataOf, replyTo, tusClient, UPLOADS } from './tus-client.fixture.ts'

let cells: EvidenceCells
let client: ReturnType<typeof tusClient>
let applicationId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), { CONCERT_EVIDENCE_FILES_PER_CLIENT: '20' })
  client = tusClient(cells)
  applicationId = await seedApplication(cells.admin)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const bytes = randomBytes(1_000)
const stored = () => filesIn(cells.storeFolder('hk'))

async function refused(headers: Headers, metadata = metadataOf(applicationId, bytes), body?: Uint8Array) {
  const before = await stored()
  const { status, problem } = await client.create(metadata, headers, body)
  expect(await stored()).toEqual(before)
  return [status, problem.code, ...problemCodes(problem)]
}

async function begin(length: string | undefined = '1000', more: Headers = {}) {
  const answer = await client.create(metadataOf(applicationId, bytes), { 'upload-length': length, ...more })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(201)
  return answer.headers['location'] ?? ''
}

describe('the beginning of an upload is refused', () => {
  test.each(['-1', '1e3', '+5', '0x10', '1.5', ' ', '9223372036854775808', '9007199254740993', '5, 5'])(
    'with the length %j',
    async (length) => {
      const answer = await refused({ 'upload-length': length })
      expect(answer).toEqual([400, 'invalid-request', ' upload-header-malformed'])
    },
  )

  test.each<[Headers, string]>([
    [{}, 'no length'],
    [{ 'upload-length': '5', 'upload-defer-length': '1' }, 'a length that is there and comes later'],
    [{ 'upload-defer-length': '2' }, 'another number than 1 for a length that comes later'],
    [{ 'upload-length': '5', 'upload-concat': 'partial' }, 'parts of its own'],
    [{ 'upload-length': '5', 'upload-concat': `final;${UPLOADS}/upl_x` }, 'parts of somebody'],
  ])('%j: %s', async (headers, _what) => {
    expect(await refused(headers)).toEqual([400, 'invalid-request', ' upload-header-malformed'])
  })

  test.each(['sha256 AB=C', 'sha256', 'sha 256 QUJD', '=', 'a QUJD,a QUJD', ', ', '__proto__ QUJD'])(
    'with metadata that cannot be read: %j',
    async (metadata) => {
      const [status, code] = await refused({ 'upload-length': '5' }, metadata)
      expect([status, code]).toEqual([400, 'invalid-request'])
    },
  )

  test.each<[string, Headers, string[]]>([
    ['no digest', { sha256: undefined }, ['/sha256 field-missing']],
    ['no name', { filename: undefined }, ['/filename field-missing']],
    ['an unknown field', { note: 'x' }, ['/note field-unknown']],
    ['a path for its name', { filename: '../../etc/passwd' }, ['/filename file-name-refused']],
    ['a line end in its name', { filename: 'a\r\nb' }, ['/filename file-name-refused']],
    ['a right-to-left override in its name', { filename: 'a\u202efdp.exe' }, ['/filename sign-unseen']],
    ['no media type', { filetype: 'pdf' }, ['/filetype invalid-format']],
    ['a digest that is none', { sha256: 'AB' }, ['/sha256 invalid-format']],
    ['a category that is none', { residencyCategory: 'C16' }, ['/residencyCategory invalid-value']],
  ])('with %s', async (_what, changes, codes) => {
    const answer = await refused({ 'upload-length': '5' }, metadataOf(applicationId, bytes, changes))
    expect(answer).toEqual([400, 'invalid-request', ...codes])
  })

  test('of a name that is no UTF-8', async () => {
    const metadata = `${metadataOf(applicationId, bytes, { filename: undefined })},filename ${Buffer.from('a\xa7', 'latin1').toString('base64')}`
    expect(await refused({ 'upload-length': '5' }, metadata)).toEqual([
      400,
      'invalid-request',
      '/filename sign-unreadable',
    ])
  })

  test('of category C0, of no byte, and for a closed application', async () => {
    const secret = metadataOf(applicationId, bytes, { residencyCategory: 'C0' })
    const expected = [422, 'rules-not-met', '/residencyCategory residency-category-never-accepted']
    expect(await refused({ 'upload-length': '1000' }, secret, bytes)).toEqual(expected)
    expect(await refused({ 'upload-length': '0' })).toEqual([422, 'rules-not-met', '/file file-empty'])
    const closed = metadataOf(await seedApplication(cells.admin, { status: 'declined' }), bytes)
    expect(await refused({ 'upload-length': '5' }, closed)).toEqual([
      422,
      'rules-not-met',
      '/applicationId application-closed',
    ])
  })

  test('for an application that is not there, and the same for one of another applicant', async () => {
    const foreign = metadataOf(await seedApplication(cells.admin, { applicant: kowloon }), bytes)
    expect(await refused({ 'upload-length': '5' }, foreign)).toEqual([404, 'not-found'])
    expect(await refused({ 'upload-length': '5' }, metadataOf(newId('app'), bytes))).toEqual([404, 'not-found'])
  })

  test('by staff, a service, and who has a token of another authority', async () => {
    const metadata = metadataOf(applicationId, bytes)
    const statuses = [tusClient(cells, reviewer), tusClient(cells, system), tusClient(cells, undefined, 'mo')].map(
      async (other) => (await other.create(metadata, { 'upload-length': '5' })).status,
    )
    expect(await Promise.all(statuses)).toEqual([403, 403, 401])
  })

  test('of a version that nobody speaks', async () => {
    for (const version of [undefined, '0.2.2']) {
      const metadata = metadataOf(applicationId, bytes)
      const answer = await client.create(metadata, { 'upload-length': '5', 'tus-resumable': version })
      expect(answer).toMatchObject({
        status: 412,
        problem: { code: 'protocol-not-spoken' },
        headers: { 'tus-version': '1.0.0' },
      })
    }
  })

  test('whose file or body is larger than any may be, while none of it has come', async () => {
    for (const [headers, length] of [
      [{ 'upload-length': String(UPLOAD_BYTES_MAX + 1) }, '1000'],
      [{ 'upload-defer-length': '1' }, String(UPLOAD_BYTES_MAX + 1)],
    ] as const) {
      const asking = await client.open('POST', UPLOADS, {
        ...headers,
        'content-type': 'application/offset+octet-stream',
        'content-length': length,
        'upload-metadata': metadataOf(applicationId, bytes),
        expect: '100-continue',
      })
      let isLetIn = false
      asking.on('continue', () => (isLetIn = true))
      asking.flushHeaders()
      expect(await replyTo(asking)).toMatchObject({ status: 413, problem: { code: 'payload-too-large' } })
      expect(isLetIn).toBe(false)
      asking.destroy()
    }
  })
})

describe('a part is refused', () => {
  test('at another offset, and the answer names the right one', async () => {
    const location = await begin()
    await client.append(location, 0, bytes.subarray(0, 400))
    for (const offset of [0, 399, 401, 1_000]) {
      expect(await client.append(location, offset, bytes.subarray(400))).toMatchObject({
        status: 409,
        problem: { code: 'offset-mismatch' },
        headers: { 'upload-offset': '400' },
      })
    }
    expect((await client.head(location)).headers['upload-offset']).toBe('400')
  })

  test.each(['-1', 'x', '1e2', '9223372036854775808', undefined])('with the offset %j', async (offset) => {
    const location = await begin()
    const answer = await client.append(location, 0, bytes, { 'upload-offset': offset })
    expect([answer.status, ...problemCodes(answer.problem)]).toEqual([400, ' upload-header-malformed'])
  })

  test('that goes beyond the length, whether it says how long it is or not', async () => {
    const location = await begin()
    expect(await client.append(location, 0, randomBytes(1_001))).toMatchObject({ status: 413 })
    const chunked = { 'content-length': undefined, 'transfer-encoding': 'chunked' }
    expect(await client.append(location, 0, randomBytes(200_000), chunked)).toMatchObject({ status: 413 })
    expect(Number((await client.head(location)).headers['upload-offset'])).toBeLessThanOrEqual(1_000)
  })

  test('of another type, or of a length that is known and said again', async () => {
    const location = await begin()
    expect((await client.append(location, 0, bytes, { 'content-type': 'application/pdf' })).status).toBe(415)
    expect((await client.append(location, 0, bytes, { 'content-type': undefined })).status).toBe(415)
    expect((await client.append(location, 0, bytes, { 'upload-length': '1000' })).status).toBe(400)
  })

  test.each(['HEAD', 'GET', 'PATCH', 'DELETE'])('by another client as one that is not there: %s', async (method) => {
    const location = await begin()
    const part = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
    const body = method === 'PATCH' ? bytes : undefined
    const ask = (path: string) => tusClient(cells, kowloon).send(method, path, body === undefined ? {} : part, body)
    const foreign = await ask(location)
    const missing = await ask(`${UPLOADS}/${newId('upl')}`)
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(foreign.problem.detail).toBe(missing.problem.detail)
    expect((await client.head(location)).headers['upload-offset']).toBe('0')
    for (const path of ['..%2f..%2fx', 'upl_x', 'x'.repeat(200)]) {
      expect((await ask(`${UPLOADS}/${path}`)).status).toBeGreaterThanOrEqual(400)
    }
  })

  test('whose body is let in only where the upload stands', async () => {
    const location = await begin()
    const expecting = async (offset: string) => {
      const headers = {
        'content-type': 'application/offset+octet-stream',
        'content-length': '1000',
        expect: '100-continue',
      }
      const asking = await client.open('PATCH', location, { ...headers, 'upload-offset': offset })
      let isLetIn = false
      asking.on('continue', () => {
        isLetIn = true
        asking.end(bytes)
      })
      asking.flushHeaders()
      const { status } = await replyTo(asking)
      asking.destroy()
      return [status, isLetIn]
    }
    expect(await expecting('5')).toEqual([409, false])
    expect(await expecting('0')).toEqual([204, true])
  })
})

describe('the quota of a client', () => {
  test('counts what is being uploaded, until it is given up', async () => {
    const rich = tusClient(cells, { kind: 'applicant', id: 'counting' })
    const own = await seedApplication(cells.admin, { applicant: { kind: 'applicant', id: 'counting' } })
    const begun = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        rich.create(metadataOf(own, Buffer.from(`${index}`)), { 'upload-defer-length': '1' }),
      ),
    )
    expect(begun.filter(({ status }) => status === 201)).toHaveLength(20)
    const refusals = begun.filter(({ status }) => status !== 201)
    expect(refusals.map(({ problem }) => problemCodes(problem))).toEqual(
      refusals.map(() => ['/file evidence-files-at-quota']),
    )
    const [first] = begun.filter(({ status }) => status === 201)
    await rich.send('DELETE', first?.headers['location'] ?? '')
    expect((await rich.create(metadataOf(own, bytes), { 'upload-length': '1000' }, bytes)).status).toBe(201)
    expect(await cells.contexts.get('hk')?.objects.has(digestOf(bytes))).toBe(true)
  })

  test('is not filled by uploads that a client was never told of: the same file begun anew takes their place', async () => {
    const tight = await startEvidence(inject('postgres'), { CONCERT_EVIDENCE_BYTES_PER_CLIENT: '1500' })
    try {
      await tight.app.listen({ host: '127.0.0.1', port: 0 })
      const own = await seedApplication(tight.admin)
      const cut = tusClient(tight)
      const again = () => cut.create(metadataOf(own, bytes), { 'upload-length': '1000' })
      const lost = (await again()).headers['location'] ?? ''
      await cut.append(lost, 0, bytes.subarray(0, 10))
      const second = await again()
      expect(second.status, JSON.stringify(second.problem)).toBe(201)
      expect((await cut.head(lost)).status).toBe(404)
      const spooled = (await filesIn(tight.storeFolder('hk'))).filter((path) => path.startsWith('uploads'))
      expect(spooled).toHaveLength(1)
      // Another file stands against it as before, and so does one that a request works on.
      expect(await cut.create(metadataOf(own, randomBytes(9)), { 'upload-length': '1000' })).toMatchObject({
        status: 409,
      })
      await tight.admin.query(
        `update evidence.uploads set lease = gen_random_uuid(), leased_until = now() + interval '1 minute'`,
      )
      expect(await again()).toMatchObject({ status: 409 })
    } finally {
      await tight.close()
    }
  })

  test('lets in no more of an upload of unknown length than there is room for', async () => {
    const tight = await startEvidence(inject('postgres'), { CONCERT_EVIDENCE_BYTES_PER_CLIENT: '50000' })
    try {
      await tight.app.listen({ host: '127.0.0.1', port: 0 })
      const own = await seedApplication(tight.admin)
      const poor = tusClient(tight)
      expect(await poor.create(metadataOf(own, bytes), { 'upload-length': '50001' })).toMatchObject({ status: 409 })
      const [one, two] = [await beginDeferred(poor, own, 'one'), await beginDeferred(poor, own, 'two')]
      expect((await poor.append(one, 0, randomBytes(40_000))).status).toBe(204)
      const full = await poor.append(two, 0, randomBytes(40_000))
      expect([full.status, ...problemCodes(full.problem)]).toEqual([409, '/file evidence-bytes-at-quota'])
      await poor.send('DELETE', one)
      const offset = Number((await poor.head(two)).headers['upload-offset'])
      expect((await poor.append(two, offset, randomBytes(30_000))).status).toBe(204)
    } finally {
      await tight.close()
    }
  })
})

async function beginDeferred(client: ReturnType<typeof tusClient>, applicationId: string, name: string) {
  const answer = await client.create(metadataOf(applicationId, Buffer.from(name)), { 'upload-defer-length': '1' })
  return answer.headers['location'] ?? ''
}
