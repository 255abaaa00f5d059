import { describe, expect, test } from 'vitest'
import { type FileBytes, bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { HELD_BYTES_MAX } from '#limits.ts'
import { pngFile } from './files/image-file.ts'
import { pdfFile, stream } from './files/pdf-file.ts'
import { zipFile } from './files/zip-file.ts'

const MEBIBYTE = 1_048_576
const GROWTH_BYTES_MAX = 64 * MEBIBYTE

/** A file of which only the beginning and the end are stored; the rest are zeros. It counts what is read of it. */
function sparse(head: Buffer, sizeBytes: number, tail = Buffer.alloc(0)) {
  const read = { bytes: 0 }
  const bytes: FileBytes = {
    sizeBytes,
    read: async (first, length) => {
      const part = Buffer.alloc(Math.min(length, sizeBytes - first))
      read.bytes += part.length
      if (first < head.length) head.copy(part, 0, first)
      const tailStart = sizeBytes - tail.length
      if (first + part.length > tailStart)
        tail.copy(part, Math.max(tailStart - first, 0), Math.max(first - tailStart, 0))
      return part
    },
  }
  return { bytes, read }
}

/** An archive of one entry that is stored as it is, of zeros. */
function storedZeros(sizeBytes: number) {
  const headers = { compressedSize: sizeBytes, size: sizeBytes, crc: 0 }
  const whole = zipFile([{ name: 'a.txt', data: '', method: 0, local: headers, central: headers }])
  const local = whole.subarray(0, 35)
  const end = Buffer.from(whole.subarray(35))
  end.writeUInt32LE(35 + sizeBytes, end.length - 6)
  return sparse(Buffer.concat([local, Buffer.from('a text')]), 35 + sizeBytes + end.length, end)
}

/** Bytes that deflate little, the same in every run. */
function scattered(sizeBytes: number, byteOf: (value: number) => number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes)
  let state = 1
  for (let at = 0; at < sizeBytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = byteOf(state >>> 24)
  }
  return bytes
}

describe('a file of 10 GiB', () => {
  test.each([
    ['report.pdf', 'application/pdf', '%PDF-1.7\n', 'content-beyond-limit'],
    ['log.txt', 'text/plain', 'a log', 'content-beyond-limit'],
    ['scan.bin', 'application/octet-stream', '\x7fELF\x02\x01\x01\0', 'type-not-accepted'],
  ])(
    'called %s is judged by its beginning, since it is beyond what is searched',
    async (fileName, mediaType, start, code) => {
      // A whole beginning of text, so that it is not taken for bytes.
      const { bytes, read } = sparse(Buffer.from(start.padEnd(5_000, ' '), 'latin1'), 10 * 1_024 * MEBIBYTE)
      const { findings } = await inspectFile({ fileName, mediaType, bytes })
      expect(findings.map((finding) => finding.code)).toContain(code)
      expect(read.bytes).toBeLessThan(MEBIBYTE)
    },
  )

  test('that is an archive is judged by its directory and the beginnings of its entries', async () => {
    const { bytes, read } = storedZeros(3 * 1_024 * MEBIBYTE)
    const { findings } = await inspectFile({ fileName: 'a.zip', mediaType: 'application/zip', bytes })
    expect(findings).not.toEqual([])
    expect(read.bytes).toBeLessThan(MEBIBYTE)
  })
})

test('a PDF that begins an object stream at every line is not read from each of them', async () => {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(MEBIBYTE / 4, '/First 1 stream\n')])
  const { bytes, read } = sparse(content, content.length)
  const { findings } = await inspectFile({ fileName: 'a.pdf', mediaType: 'application/pdf', bytes })
  expect(findings.map(({ code }) => code)).toContain('content-malformed')
  expect(read.bytes).toBeLessThan(4 * MEBIBYTE)
})

describe('memory grows by less than 64 MiB', () => {
  const noise = scattered(HELD_BYTES_MAX - 4_096, (value) => value)
  const text = scattered(HELD_BYTES_MAX, (value) => (value < 8 ? 10 : 97 + (value % 26)))

  test.each([
    ['a large PDF', 'a.pdf', 'application/pdf', () => pdfFile({ objects: [stream('', noise)] })],
    ['a large picture', 'a.png', 'image/png', () => pngFile(9, 9, ['prVt', noise])],
    ['a large text', 'a.txt', 'text/plain', () => text],
    [
      'an archive of a text that is just held',
      'a.zip',
      'application/zip',
      () => zipFile([{ name: 'a.txt', data: text, method: 8 }]),
    ],
    [
      'an archive in an archive',
      'a.zip',
      'application/zip',
      () =>
        zipFile([
          {
            name: 'b.zip',
            data: zipFile([
              { name: 'a.pdf', data: pdfFile({ objects: [stream('', noise.subarray(HELD_BYTES_MAX / 2))] }) },
            ]),
          },
        ]),
    ],
  ])('with %s', async (_what, fileName, mediaType, make) => {
    const held = bytesInMemory(make())
    const before = process.memoryUsage.rss()
    let most = before
    const bytes: FileBytes = {
      sizeBytes: held.sizeBytes,
      read: async (first, length) => {
        most = Math.max(most, process.memoryUsage.rss())
        return held.read(first, length)
      },
    }
    // It was looked at to its end, and nothing stopped before.
    expect(await inspectFile({ fileName, mediaType, bytes })).toMatchObject({ findings: [] })
    most = Math.max(most, process.memoryUsage.rss())
    expect(most - before).toBeLessThan(GROWTH_BYTES_MAX)
  })
})
