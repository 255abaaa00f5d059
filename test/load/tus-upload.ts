import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { MadeFile } from './made-file.ts'

/** A service of evidence, and who uploads for which application. */
export interface Target {
  readonly port: number
  readonly token: string
  readonly applicationId: string
}

const UPLOADS = '/hk/v1/evidence/uploads'

/** Uploads a file in one part, and answers the id of the evidence. */
export async function uploadWhole(target: Target, file: MadeFile): Promise<string> {
  const location = await begin(target, file)
  const evidenceId = await appendFrom(target, location, file, 0)
  if (evidenceId === undefined) throw new Error('the upload was refused')
  return evidenceId
}

/** Uploads a file that is cut off so many times, at random bytes, and answers the id of the evidence. */
export async function uploadCut(target: Target, file: MadeFile, cuts: number): Promise<string> {
  const location = await begin(target, file)
  for (let cut = 0; cut < cuts; cut += 1) {
    const offset = await offsetOf(target, location)
    const rest = file.bytes - offset
    // With room for the cuts that come.
    const sent = Math.floor((Math.random() * 2 * rest) / (cuts - cut + 1))
    await cutOff(target, location, file, offset, Math.min(sent, rest - 1))
  }
  for (;;) {
    const evidenceId = await appendAgain(target, location, file)
    if (evidenceId !== undefined) return evidenceId
  }
}

/** Undefined where a request that was cut off has not ended yet: it is answered so, and that can come while this one still writes. */
async function appendAgain(target: Target, location: string, file: MadeFile): Promise<string | undefined> {
  try {
    return await appendFrom(target, location, file, await offsetOf(target, location), [409, 423])
  } catch (error) {
    if (isCutOff(error)) return undefined
    throw error
  }
}

/** Whether the other end has closed the connection: so it does behind the refusal of a large body. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET')
}

async function begin(target: Target, file: MadeFile): Promise<string> {
  const told = {
    applicationId: target.applicationId,
    sha256: file.digest,
    residencyCategory: 'C3',
    filename: 'measured.txt',
    filetype: 'text/plain',
  }
  const metadata = Object.entries(told).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
  const asking = ask(target, 'POST', UPLOADS, {
    'upload-length': String(file.bytes),
    'upload-metadata': metadata.join(','),
    'content-length': '0',
  })
  asking.end()
  const { headers } = await answerTo(asking, 201)
  return String(headers.location)
}

async function offsetOf(target: Target, location: string): Promise<number> {
  for (;;) {
    const asking = ask(target, 'HEAD', location, {})
    asking.end()
    const answer = await responseTo(asking)
    if (answer.statusCode === 200) return Number(answer.headers['upload-offset'])
    // The request that was cut off has not ended yet.
    if (answer.statusCode !== 423) throw new Error(`HEAD answers ${answer.statusCode}`)
  }
}

/** The id of the evidence; undefined where one of these statuses says that a request that was cut off has not ended yet. */
async function appendFrom(
  target: Target,
  location: string,
  file: MadeFile,
  offset: number,
  notYet: readonly number[] = [],
): Promise<string | undefined> {
  const asking = openPart(target, location, file, offset)
  const answered = answerTo(asking, 204, ...notYet)
  // Whoever writes hears of it first.
  answered.catch(() => undefined)
  // A refusal can be answered before the last byte was sent.
  asking.on('error', () => undefined)
  for (const chunk of file.from(offset)) if (!asking.write(chunk)) await once(asking, 'drain')
  asking.end()
  const { headers } = await answered
  return headers['evidence-id']?.toString()
}

async function cutOff(target: Target, location: string, file: MadeFile, offset: number, bytes: number): Promise<void> {
  const asking = openPart(target, location, file, offset)
  asking.on('error', () => undefined)
  let left = bytes
  try {
    for (const chunk of file.from(offset)) {
      if (!asking.write(chunk.subarray(0, left))) await once(asking, 'drain')
      left -= chunk.byteLength
      if (left <= 0) break
    }
    await new Promise((resolve) => asking.write('', resolve))
  } catch (error) {
    // The request before was still there, and this one was refused: cut off all the same.
    if (!isCutOff(error)) throw error
  }
  asking.destroy()
}

function openPart(target: Target, location: string, file: MadeFile, offset: number): ClientRequest {
  return ask(target, 'PATCH', location, {
    'content-type': 'application/offset+octet-stream',
    'content-length': String(file.bytes - offset),
    'upload-offset': String(offset),
  })
}

function ask({ port, token }: Target, method: string, path: string, headers: Record<string, string>): ClientRequest {
  const told = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers }
  return request({ host: '127.0.0.1', port, method, path, headers: told, agent: false })
}

async function answerTo(asking: ClientRequest, ...statuses: readonly number[]): Promise<IncomingMessage> {
  const answer = await responseTo(asking)
  if (!statuses.includes(answer.statusCode ?? 0)) throw new Error(`${asking.method} answers ${answer.statusCode}`)
  return answer
}

async function responseTo(asking: ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  return answer
}
