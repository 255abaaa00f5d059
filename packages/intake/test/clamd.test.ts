import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createClamd } from '#scanner/clamd.ts'
import { EICAR, isInstalled, startDebianClamd } from './clamd/debian-clamd.ts'
import { type FakeBehaviour, OFFICIAL, startFakeClamd } from '@concert/testing/fake-clamd'
import { zipFile } from './files/zip-file.ts'

const quick = { connectMs: 20_000, silenceMs: 20_000 }

function chunks(content: Buffer, size = 1_000): AsyncIterable<Uint8Array> {
  return Readable.from(
    Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
      content.subarray(index * size, (index + 1) * size),
    ),
  )
}

async function verdictWith(behaviour: FakeBehaviour, content = Buffer.from('evidence'), times = quick) {
  const fake = await startFakeClamd(behaviour)
  onTestFinished(() => fake.close())
  return createClamd({ address: fake.address, times }).scan(chunks(content), content.length)
}

describe('the answer of a daemon', () => {
  test('that finds nothing is clean, with the signatures of its day', async () => {
    expect(await verdictWith({ answer: () => 'stream: OK' })).toEqual({
      state: 'clean',
      signatures: { version: 27_500, madeOn: '2026-11-26' },
    })
  })

  test.each([
    'ClamAV 1.4.6',
    'ClamAV 1.4.6/27500',
    'ClamAV 1.4.6/27500/soon',
    'ClamAV 1.4.6//Thu Nov 26 08:24:12 2026',
    '',
  ])('that finds nothing by signatures of no known day (%j) is not clean', async (version) => {
    expect(await verdictWith({ version, answer: () => 'stream: OK' })).toEqual({
      state: 'error',
      reason: 'no official signatures',
    })
  })

  test('names the day of a single digit', async () => {
    const version = OFFICIAL.replace('26 08', ' 6 08')
    expect(await verdictWith({ version, answer: () => 'stream: OK' })).toMatchObject({
      signatures: { madeOn: '2026-11-06' },
    })
  })

  test.each([
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { state: 'found', name: 'Win.Test.EICAR_HDB-1' }],
    ['stream: a\u0007b FOUND', { state: 'found', name: 'a?b' }],
    [
      'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND',
      { state: 'limit-exceeded', name: 'Heuristics.Limits.Exceeded.MaxFileSize' },
    ],
    ['stream: Heuristics.Encrypted.Zip FOUND', { state: 'encrypted', name: 'Heuristics.Encrypted.Zip' }],
    ['INSTREAM size limit exceeded. ERROR', { state: 'limit-exceeded', name: 'StreamMaxLength' }],
    ['stream: Can not open file ERROR', { state: 'error', reason: 'stream: Can not open file ERROR' }],
    ['UNKNOWN COMMAND', { state: 'error', reason: 'UNKNOWN COMMAND' }],
    ['', { state: 'error', reason: '' }],
    ['stream: OK ', { state: 'error', reason: 'stream: OK ' }],
  ])('%j is understood', async (answer, verdict) => {
    expect(await verdictWith({ answer: () => answer })).toEqual(verdict)
  })

  test('may come before the end of what is sent, which is then not read on', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read += 1
        yield Buffer.alloc(65_536)
        if (read > 100_000) throw new Error('it was read on')
      }
    }
    const fake = await startFakeClamd({
      onQuestion: (socket, question) => {
        if (question !== 'INSTREAM') return 'go on'
        socket.write('INSTREAM size limit exceeded. ERROR\0')
        return 'handled'
      },
    })
    onTestFinished(() => fake.close())
    const verdict = await createClamd({ address: fake.address, times: quick }).scan(endless(), 1)
    expect(verdict).toEqual({ state: 'limit-exceeded', name: 'StreamMaxLength' })
  })

  test('may come in pieces', async () => {
    const verdict = await verdictWith({
      onQuestion: (socket, question) => {
        if (question !== 'VERSION') return 'go on'
        socket.write(OFFICIAL.slice(0, 10))
        setImmediate(() => socket.end(`${OFFICIAL.slice(10)}\0`))
        return 'handled'
      },
      answer: () => 'stream: OK',
    })
    expect(verdict).toMatchObject({ state: 'clean' })
  })

  test('is about the bytes that were given, whatever their chunks', async () => {
    const content = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index & 0xff))
    const seen: Buffer[] = []
    const answer = (given: Buffer) => {
      seen.push(given)
      return 'stream: OK'
    }
    await verdictWith({ answer }, content)
    expect(seen).toEqual([content])
  })
})

describe('a daemon is down', () => {
  test.each(['VERSION', 'INSTREAM'])('when it closes after %s', async (asked) => {
    const onQuestion: FakeBehaviour['onQuestion'] = (socket, question) => {
      if (question !== asked) return 'go on'
      socket.end()
      return 'handled'
    }
    expect(await verdictWith({ onQuestion })).toEqual({ state: 'down', reason: 'closed' })
  })

  test('when it breaks the connection off', async () => {
    const onQuestion: FakeBehaviour['onQuestion'] = (socket) => {
      socket.resetAndDestroy()
      return 'handled'
    }
    expect(await verdictWith({ onQuestion })).toEqual({ state: 'down', reason: 'ECONNRESET' })
  })

  test('when it is silent', async () => {
    const verdict = await verdictWith({ answer: () => null }, Buffer.from('x'), { connectMs: 20_000, silenceMs: 50 })
    expect(verdict).toEqual({ state: 'down', reason: 'silent' })
  })

  test('when it does not end its answer', async () => {
    const onQuestion: FakeBehaviour['onQuestion'] = (socket) => {
      socket.write('x'.repeat(10_000))
      return 'handled'
    }
    expect(await verdictWith({ onQuestion })).toEqual({ state: 'down', reason: 'answer too long' })
  })

  test('when nobody listens', async () => {
    const fake = await startFakeClamd({})
    await fake.close()
    const scanner = createClamd({ address: fake.address, times: quick })
    expect(await scanner.scan(chunks(Buffer.from('x')), 1)).toEqual({ state: 'down', reason: 'ECONNREFUSED' })
    expect(await createClamd({ address: { path: '/nowhere/clamd.sock' } }).scan(chunks(Buffer.from('x')), 1)).toEqual({
      state: 'down',
      reason: 'ENOENT',
    })
  })
})

test('a file that is larger than the daemon takes is not sent', async () => {
  const fake = await startFakeClamd({ answer: () => 'stream: OK' })
  onTestFinished(() => fake.close())
  const scanner = createClamd({ address: fake.address, times: quick, bytesMax: 7 })
  expect(await scanner.scan(chunks(Buffer.from('evidence')), 8)).toEqual({
    state: 'limit-exceeded',
    name: 'StreamMaxLength',
  })
  expect(fake.questions).toEqual([])
})

test('a failure of the bytes is no verdict', async () => {
  const fake = await startFakeClamd({ answer: () => 'stream: OK' })
  onTestFinished(() => fake.close())
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x')
    throw new Error('the store is gone')
  }
  const scanned = createClamd({ address: fake.address, times: quick }).scan(failing(), 10)
  await expect(scanned).rejects.toThrow('the store is gone')
})

/** That of the distribution, where it is installed (docs/intake.md says how). */
const debian = isInstalled ? [{ name: 'clamd of the distribution', start: startDebianClamd }] : []
const scanners = [
  {
    name: 'a stand-in',
    start: async () => {
      const answer = (content: Buffer) =>
        content.includes(EICAR) ? 'stream: Concert.Eicar.UNOFFICIAL FOUND' : 'stream: OK'
      const { address, close } = await startFakeClamd({ version: 'ClamAV 1.4.6', answer })
      return { address, stop: close }
    },
  },
  ...debian,
]

describe.each(scanners)('$name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>

  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())

  function scan(content: Buffer) {
    return createClamd({ address: running.address }).scan(chunks(content), content.length)
  }

  test('finds EICAR by a signature of our own', async () => {
    expect(await scan(Buffer.from(EICAR))).toEqual({ state: 'found', name: 'Concert.Eicar.UNOFFICIAL' })
    expect(await scan(Buffer.from(`${' '.repeat(20_000)}${EICAR}  `))).toMatchObject({ state: 'found' })
  })

  test('calls nothing clean by signatures of our own alone', async () => {
    expect(await scan(Buffer.from('evidence'))).toEqual({ state: 'error', reason: 'no official signatures' })
  })
})

describe.each(debian)('$name, besides', ({ start }) => {
  test('looks into archives, and says what it could not look at', async () => {
    const { address, stop } = await start()
    onTestFinished(stop)
    const scan = (content: Buffer) => createClamd({ address }).scan(chunks(content), content.length)
    expect(await scan(zipFile([{ name: 'a.txt', data: `x ${EICAR}` }]))).toMatchObject({ state: 'found' })
    const encrypted = zipFile([{ name: 'a.txt', data: 'evidence that nobody can read', flags: 0x801 }])
    expect(await scan(encrypted)).toMatchObject({ state: 'encrypted' })
    expect(await scan(Buffer.alloc(1_500_000, 'evidence '))).toMatchObject({ state: 'limit-exceeded' })
    const longest = await scan(Buffer.alloc(3_000_000, 'evidence '))
    // The daemon breaks off where its stream is longest, and its word about that can be lost.
    expect(['limit-exceeded', 'down']).toContain(longest.state)
  })
})
