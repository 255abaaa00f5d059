import { type ClientRequest, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Problem } from '@concert/contracts/problems'
import type { Authority } from '@concert/domain/jurisdictions'
import type { TestCaller } from '@concert/testing/test-tokens'
import { digestOf, type EvidenceCells, harbour } from './evidence.fixture.ts'

export const UPLOADS = '/hk/v1/evidence/uploads'

export interface TusReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly problem: Problem
}

export type Headers = Readonly<Record<string, string | undefined>>

/** What an honest client says of a file, with what a test changes of it. */
export function metadataOf(applicationId: string, bytes: Uint8Array, changes: Headers = {}): string {
  const told: Headers = {
    applicationId,
    sha256: digestOf(bytes),
    residencyCategory: 'C3',
    filename: 'plan 技術.pdf',
    filetype: 'application/pdf',
    ...changes,
  }
  return Object.entries(told)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

/** A client of tus 1.0 that writes its requests itself, over a connection for each; to the service of a test, or to a process of it. */
export function tusClient(
  cells: EvidenceCells,
  as: TestCaller = harbour,
  authority: Authority = 'hk',
  portOfProcess?: number,
) {
  async function open(method: string, path: string, headers: Headers): Promise<ClientRequest> {
    const port = portOfProcess ?? (cells.app.server.address() as AddressInfo).port
    const authorization = `Bearer ${await cells.issuers.token(authority, as)}`
    const sent = Object.entries({ authorization, 'tus-resumable': '1.0.0', ...headers })
    const said = sent.filter((entry): entry is [string, string] => entry[1] !== undefined)
    return request({ host: '127.0.0.1', port, method, path, headers: Object.fromEntries(said), agent: false })
  }
  async function send(method: string, path: string, headers: Headers = {}, body?: Uint8Array): Promise<TusReply> {
    const asking = await open(
      method,
      path,
      body === undefined ? headers : { 'content-length': `${body.length}`, ...headers },
    )
    const reply = replyTo(asking)
    asking.end(body)
    return reply
  }
  const OFFSET = { 'content-type': 'application/offset+octet-stream' }
  return {
    open,
    send,
    create: (metadata: string, headers: Headers, body?: Uint8Array) =>
      send('POST', UPLOADS, { 'upload-metadata': metadata, ...(body === undefined ? {} : OFFSET), ...headers }, body),
    append: (location: string, offset: number, body: Uint8Array, headers: Headers = {}) =>
      send('PATCH', location, { ...OFFSET, 'upload-offset': String(offset), ...headers }, body),
    head: (location: string) => send('HEAD', location),
    openAppend: (location: string, offset: number, length: number) =>
      open('PATCH', location, { ...OFFSET, 'upload-offset': String(offset), 'content-length': String(length) }),
  }
}

export function replyTo(asking: ClientRequest): Promise<TusReply> {
  return new Promise((resolve, reject) => {
    asking.on('error', reject)
    asking.on('response', (response) => {
      response.on('error', reject)
      void response.toArray().then((chunks: Buffer[]) => {
        const text = Buffer.concat(chunks).toString()
        const headers = response.headers as Record<string, string | undefined>
        resolve({ status: response.statusCode ?? 0, headers, problem: text === '' ? {} : JSON.parse(text) })
      }, reject)
    })
  })
}
