import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { publicKeySet } from '@concert/credentials/keys'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { issue, type Keys, makeKeys } from './certificate.fixture.ts'
import { concert } from './concert.fixture.ts'

let folder: string
let file: string
let keys: Keys

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-hostile-register-'))
  file = join(folder, 'credential.json')
  keys = await makeKeys()
  await writeFile(file, JSON.stringify(await issue(Object.values(keys))))
})
afterAll(() => rm(folder, { recursive: true }))

const MEBIBYTE = Buffer.alloc(1_048_576, ' ')

const endless =
  (status: number): RequestListener =>
  (_request, response) => {
    response.writeHead(status)
    const write = (): void => {
      while (response.write(MEBIBYTE));
      response.once('drain', write)
    }
    write()
  }
const saying =
  (body: string | Buffer, headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, headers).end(body)

test.for<[what: string, answer: RequestListener, said: RegExp]>([
  ['sends without end', endless(200), /is longer than 1048576 bytes$/],
  ['fails without end', endless(500), /answered 500$/],
  [
    'compresses a great deal',
    saying(gzipSync(Buffer.alloc(1 << 26)), { 'content-encoding': 'gzip' }),
    /is longer than 1048576 bytes$/,
  ],
  [
    'leads elsewhere',
    (_request, response) => void response.writeHead(302, { location: '/' }).end(),
    /: unexpected redirect$/,
  ],
  [
    'breaks off',
    (_request, response) => response.writeHead(200, { 'content-length': 9 }).write('{', () => response.destroy()),
    /^concert: cannot re/,
  ],
  ['sends a page', saying('<html>\u001b[31m'), /: the file is a web page/],
  ['sends nothing', saying(''), /: the file is empty$/],
  ['nests deeply', saying(`{"keys":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), /: nested deeper than 64 levels$/],
  ['has no keys', saying('{}'), /jwks\.json: /],
  ['has thousands of keys', saying(JSON.stringify({ keys: Array(5_000).fill({}) })), /: .*Too big/],
])('a register that %s, asked for its keys, is one that cannot be trusted', async ([, answer, said]) => {
  const { code, out, err } = await verifyAt(await listening(createServer(answer)))
  expect({ code, out }).toEqual({ code: 69, out: '' })
  expect(err.trimEnd()).toMatch(said)
  expect(err).not.toContain('\u001b')
})

test('a register with one key for two authorities cannot be trusted', async () => {
  const { code, err } = await verifyAt(await listening(createServer(saying(JSON.stringify(publicKeySet(keys.hk))))))
  expect([code, err]).toEqual([69, expect.stringContaining('published by')])
})

test('what is no HTTP is not reached', async () => {
  const server = createSocketServer((socket) => void socket.once('data', () => socket.end('SSH-2.0-x\r\n')))
  const { code, err } = await verifyAt(await listening(server))
  expect([code, err]).toEqual([
    69,
    expect.stringMatching(/^concert: cannot reach http:\S+jwks\.json: (?!fetch failed)/),
  ])
})

test('of an answer that says nothing more the connection is ended, so that the command ends too', async () => {
  const server = createServer((_request, response) => void response.writeHead(404).write(' '))
  const sockets: Socket[] = []
  server.on('connection', (socket) => sockets.push(socket))
  await verifyAt(await listening(server))
  await expect.poll(() => sockets.every((socket) => socket.destroyed)).toBe(true)
  expect(sockets.length).toBeGreaterThan(0)
})

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function verifyAt(origin: string) {
  return concert(['verify', file, '--origin', origin], { fetch: globalThis.fetch })
}
