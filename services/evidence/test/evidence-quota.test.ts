import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Problem } from '@concert/contracts/problems'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import type { EvidenceContext } from '../src/context.ts'
import {
  digestOf,
  encode,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  problemCodes,
  seedApplication,
  startEvidence,
} from './evidence.fixture.ts'

const FILES_MAX = 5
const BYTES_MAX = 60_000

let cells: EvidenceCells
let context: EvidenceContext
beforeAll(async () => {
  cells = await startEvidence(inject('postgres'), {
    CONCERT_EVIDENCE_FILES_PER_CLIENT: String(FILES_MAX),
    CONCERT_EVIDENCE_BYTES_PER_CLIENT: String(BYTES_MAX),
  })
  const hongKong = cells.contexts.get('hk')
  if (hongKong === undefined) throw new Error('hk is not served')
  context = hongKong
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const clientNamed = (id: string): TestCaller => ({ kind: 'applicant', id })

async function upload(client: TestCaller, applicationId: string, bytes: Uint8Array = randomBytes(100)) {
  const answer = await cells.app.inject({
    method: 'POST',
    url: '/hk/v1/evidence',
    headers: { 'content-type': FORM_TYPE, authorization: `Bearer ${await cells.issuers.token('hk', client)}` },
    payload: encode(formOf(applicationId, bytes)),
  })
  return { status: answer.statusCode, problem: answer.json<Problem>(), codes: problemCodes(answer.json()) }
}

/** Fills the quota of files with small ones. */
async function fill(client: TestCaller, applicationId: string) {
  for (let files = 0; files < FILES_MAX; files += 1) {
    expect(await upload(client, applicationId)).toMatchObject({ status: 201 })
  }
}

const end = (applicationId: string, status: string, submissions: number) =>
  cells.admin.query('update applications.applications set status = $2, submissions = $3 where application_id = $1', [
    applicationId,
    status,
    submissions,
  ])

const heldOf = async (client: TestCaller) => {
  const { rows } = await cells.admin.query<{ files: number; bytes: number }>(
    `select count(*)::integer as files, coalesce(sum(size_bytes), 0)::integer as bytes from evidence.artefacts where applicant_id = $1`,
    [client.id],
  )
  return rows[0]
}

test.each([
  ['files', 100, FILES_MAX],
  ['bytes', 20_000, 3],
])('a hundred uploads at once pass the quota of %s by none', async (what, size, most) => {
  const client = clientNamed(`hundred-${what}`)
  const applicationId = await seedApplication(cells.admin, { applicant: client })
  const answers = await Promise.all(Array.from({ length: 100 }, () => upload(client, applicationId, randomBytes(size))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(most)
  // 503 where a hundred at once wait too long for a connection.
  expect(answers.filter(({ status }) => ![201, 409, 503].includes(status))).toEqual([])
  expect(await heldOf(client)).toEqual({ files: most, bytes: most * size })
  await sweepObjects(context, new Date(Date.now() + 2 * ORPHAN_AGE_MS))
  const kept = await filesIn(cells.storeFolder('hk'))
  expect(kept.filter((path) => path.startsWith('incoming'))).toEqual([])
})

test('beyond the quota the problem names the limit, what is used, and what makes room', async () => {
  const client = clientNamed('told')
  const applicationId = await seedApplication(cells.admin, { applicant: client })
  await fill(client, applicationId)
  const before = await filesIn(cells.storeFolder('hk'))
  const { status, problem } = await upload(client, applicationId)
  expect(status).toBe(409)
  expect(problem).toMatchObject({
    type: '/problems/quota-reached',
    code: 'quota-reached',
    errors: [
      {
        pointer: '/file',
        code: 'evidence-files-at-quota',
        message:
          'The client has 5 evidence files that count; at most 5 are kept at one time. Withdraw a draft that is not needed.',
      },
    ],
  })
  expect(await filesIn(cells.storeFolder('hk'))).toEqual(before)
})

test('the same bytes of the same application add nothing, and are answered at the limit', async () => {
  const client = clientNamed('repeating')
  const applicationId = await seedApplication(cells.admin, { applicant: client })
  const bytes = randomBytes(100)
  expect((await upload(client, applicationId, bytes)).status).toBe(201)
  for (let files = 1; files < FILES_MAX; files += 1) await upload(client, applicationId)
  expect((await upload(client, applicationId, bytes)).status).toBe(200)
  expect((await upload(client, applicationId)).status).toBe(409)
})

test('a body whose header says that it leaves no room is refused before a byte is stored', async () => {
  const client = clientNamed('announcing')
  const applicationId = await seedApplication(cells.admin, { applicant: client })
  expect((await upload(client, applicationId, randomBytes(50_000))).status).toBe(201)
  const form = encode(formOf(applicationId, randomBytes(50_000)))
  const before = await filesIn(cells.storeFolder('hk'))
  // The head of the file only: the answer comes while the file has not.
  const answered = await answerTo(client, form.subarray(0, 1_000), { 'content-length': form.length })
  expect(answered).toMatchObject({ status: 409, codes: ['/file evidence-bytes-at-quota'] })
  expect(await filesIn(cells.storeFolder('hk'))).toEqual(before)
})

test('a body whose length is not said is stored no further than there is room', async () => {
  const client = clientNamed('streaming')
  const applicationId = await seedApplication(cells.admin, { applicant: client })
  expect((await upload(client, applicationId, randomBytes(50_000))).status).toBe(201)
  const form = encode(formOf(applicationId, randomBytes(50_000)))
  const answered = await answerTo(client, form.subarray(0, 40_000), { 'transfer-encoding': 'chunked' })
  expect(answered).toMatchObject({ status: 409, codes: ['/file evidence-bytes-at-quota'] })
})

/** The answer to a request of which so much was sent, and no more. */
async function answerTo(client: TestCaller, sent: Buffer, framing: Record<string, string | number>) {
  const { port } = cells.app.server.address() as AddressInfo
  const authorization = `Bearer ${await cells.issuers.token('hk', client)}`
  const headers = { authorization, 'content-type': FORM_TYPE, ...framing }
  const sending = request({ host: '127.0.0.1', port, method: 'POST', path: '/hk/v1/evidence', headers, agent: false })
  const answer = new Promise<{ status: number | undefined; codes: string[] }>((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode, codes: problemCodes(JSON.parse(body)) }))
    })
  })
  sending.write(sent)
  try {
    return await answer
  } finally {
    sending.destroy()
  }
}

test('the withdrawal of a draft that was never submitted makes room at once, and its bytes are removed', async () => {
  const client = clientNamed('withdrawing')
  const [draft, other] = [
    await seedApplication(cells.admin, { applicant: client }),
    await seedApplication(cells.admin, { applicant: client }),
  ]
  const shared = randomBytes(100)
  expect((await upload(client, other, shared)).status).toBe(201)
  expect((await upload(client, draft, shared)).status).toBe(201)
  const own = randomBytes(100)
  expect((await upload(client, draft, own)).status).toBe(201)
  for (let files = 3; files < FILES_MAX; files += 1) await upload(client, draft)
  expect((await upload(client, other)).status).toBe(409)
  await end(draft, 'withdrawn', 0)
  expect((await upload(client, other)).status).toBe(201)
  await sweepObjects(context, new Date(Date.now() + 2 * ORPHAN_AGE_MS))
  expect(await context.objects.has(digestOf(own))).toBe(false)
  // Bytes on which another record rests stay.
  expect(await context.objects.has(digestOf(shared))).toBe(true)
})

test.each([
  ['withdrawn', 'draft'],
  ['declined', 'draft'],
  ['contracted', 'contracted'],
])(
  'the files of a submitted application that is %s count for a day, and their bytes stay',
  async (status, uploadedAs) => {
    const client = clientNamed(`submitted-and-${status}`)
    const applicationId = await seedApplication(cells.admin, { applicant: client, status: uploadedAs })
    const bytes = randomBytes(100)
    expect((await upload(client, applicationId, bytes)).status).toBe(201)
    for (let files = 1; files < FILES_MAX; files += 1) await upload(client, applicationId)
    if (status !== uploadedAs) await end(applicationId, status, 1)
    const other = await seedApplication(cells.admin, { applicant: client })
    expect((await upload(client, other)).codes).toEqual(['/file evidence-files-at-quota'])
    await cells.admin.query(
      `update evidence.artefacts set stored_at = stored_at - interval '1 day' where application_id = $1`,
      [applicationId],
    )
    expect((await upload(client, other)).status).toBe(201)
    await sweepObjects(context, new Date(Date.now() + 2 * ORPHAN_AGE_MS))
    expect(await context.objects.has(digestOf(bytes))).toBe(true)
  },
)

test('one client at its limit does not touch another, nor another authority, nor does another wait for it', async () => {
  const [full, other] = [clientNamed('full'), clientNamed('beside')]
  await fill(full, await seedApplication(cells.admin, { applicant: full }))
  const applicationId = await seedApplication(cells.admin, { applicant: other })
  const holder = await context.pool.connect()
  try {
    await holder.query('begin')
    await holder.query(
      "select set_config('concert.authority', 'hk', true), set_config('concert.applicant', 'full', true)",
    )
    await holder.query('select evidence.take_client_turn()')
    expect((await upload(other, applicationId)).status).toBe(201)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
})
