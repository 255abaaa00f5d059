import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { type ClientRequest, request } from 'node:http'
import { join } from 'node:path'
import { getApplication } from '@concert/contracts/applications'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../story/apply.ts'
import { type Session, until } from '../story/session.ts'
import { type Answer, codesOf, send } from './send.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const MEBIBYTE = 1_048_576
const LIMIT = 25 * MEBIBYTE

// In processes of their own, so that every byte also passes the proxy between the origin and the service.
describe.each([
  { form: 'one process', isSplit: false },
  { form: 'a process each', isSplit: true },
])('evidence is refused, and nothing of it is kept, in $form', ({ isSplit }) => {
  let whole: Whole
  let applicant: Session
  let applicationId: string

  beforeAll(async () => {
    whole = await startWhole({ isSplit })
    const opened = await openDraft(whole.world)
    applicant = opened.applicant
    applicationId = opened.draft.applicationId
  }, 120_000)

  afterAll(() => whole?.stop())

  const upload = async (bytes: Uint8Array<ArrayBuffer>, declared = digestOf(bytes)): Promise<Answer> => {
    const form = new FormData()
    for (const [name, value] of fieldsOf(applicationId, declared)) form.set(name, value)
    form.set('file', new Blob([bytes], { type: 'text/plain' }), 'evidence.txt')
    return send(whole.origin, 'POST /hk/v1/evidence', { token: await applicant.tokenFor('evidence'), body: form })
  }

  const expectNothingKept = async (): Promise<void> => {
    // An upload that was cut off is noticed when the connection says so, not when the answer was sent.
    await until('the store to be empty', async () => (filesIn(whole.folder).length === 0 ? true : undefined))
    expect(await whole.count('hk', 'select count(*) from evidence.artefacts')).toBe(0)
    expect(await whole.count('hk', "select count(*) from platform.events where stream = 'evidence'")).toBe(0)
    // The service goes on.
    expect((await applicant.call(getApplication, { params: { applicationId: applicationId as never } })).status).toBe(
      200,
    )
  }

  it('when its digest differs from the declared one', async () => {
    const refused = await upload(Buffer.from('these bytes'), digestOf(Buffer.from('other bytes')))
    expect(refused).toMatchObject({ status: 422, problem: { code: 'digest-mismatch' } })
    expect(refused.problem.errors).toMatchObject([{ pointer: '/sha256', code: 'file-digest-differs' }])
    await expectNothingKept()
  })

  it('when it has zero bytes', async () => {
    const refused = await upload(Buffer.alloc(0))
    expect(refused).toMatchObject({ status: 422, problem: { code: 'rules-not-met' } })
    expect(codesOf(refused)).toEqual(['file-empty'])
    await expectNothingKept()
  })

  it('when it is one byte over the limit', async () => {
    const refused = await upload(Buffer.alloc(LIMIT + 1, 'x'))
    expect(refused).toMatchObject({ status: 413, problem: { code: 'payload-too-large' } })
    expect(refused.problem.detail).toContain(String(LIMIT))
    await expectNothingKept()
  })

  it('while it is still being sent, as soon as it is over the limit', async () => {
    const token = await applicant.tokenFor('evidence')
    const answer = await answerWhileSending(whole.origin, token, applicationId, LIMIT + 16 * MEBIBYTE)
    expect(answer).toEqual({ status: 413, code: 'payload-too-large' })
    await expectNothingKept()
  }, 60_000)

  it('when its sender goes away in the middle', async () => {
    const upload = await sendPart(whole.origin, await applicant.tokenFor('evidence'), applicationId, 5 * MEBIBYTE)
    await until('bytes to arrive', async () => (filesIn(whole.folder).length > 0 ? true : undefined))
    upload.destroy()
    await expectNothingKept()
  })
})

const BOUNDARY = 'concert-journey'
const chunk = Buffer.alloc(MEBIBYTE, 'x')

function fieldsOf(applicationId: string, sha256: string): [string, string][] {
  return [
    ['applicationId', applicationId],
    ['sha256', sha256],
    ['residencyCategory', 'C4'],
  ]
}

/** The start of a form whose file is never whole. */
function beginning(applicationId: string): string {
  const fields = fieldsOf(applicationId, 'ab'.repeat(32)).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="e.txt"\r\ncontent-type: text/plain\r\n\r\n`
  return `${fields.join('')}${file}`
}

function openUpload(origin: string, token: string) {
  return request(`${origin}/hk/v1/evidence`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  })
}

/** Sends so much of a form, in step with what the other side takes, and never its end. */
async function answerWhileSending(origin: string, token: string, applicationId: string, bytesMax: number) {
  const upload = openUpload(origin, token)
  let sent = 0
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    upload.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    upload.on('error', reject)
  })
  let isAnswered = false
  const noted = answered.finally(() => {
    isAnswered = true
  })
  upload.write(beginning(applicationId))
  const more = (): void => {
    while (!isAnswered && sent < bytesMax) {
      sent += chunk.byteLength
      if (!upload.write(chunk)) {
        upload.once('drain', () => setImmediate(more))
        return
      }
    }
  }
  more()
  const { status, text } = await noted
  upload.destroy()
  return { status, code: (JSON.parse(text) as { code: string }).code }
}

/** Sends so much of a file, and leaves the rest open. */
async function sendPart(origin: string, token: string, applicationId: string, bytes: number): Promise<ClientRequest> {
  const upload = openUpload(origin, token)
  upload.on('error', () => undefined)
  upload.write(beginning(applicationId))
  for (let sent = 0; sent < bytes; sent += chunk.byteLength) {
    await new Promise<void>((resolve, reject) => {
      upload.write(chunk, (error) => (error == null ? resolve() : reject(error)))
    })
  }
  return upload
}

/** Every file of every authority's store, unfinished ones included. */
function filesIn(folder: string): string[] {
  return readdirSync(join(folder, 'evidence'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
