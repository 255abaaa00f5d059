import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedTypes } from '#accepted-types.ts'
import { BytesUnavailable, bytesInMemory, type FileBytes } from '#file-bytes.ts'
import { severities } from '@concert/domain/artefact/finding-codes'
import { inspectFile } from '#inspect-file.ts'
import { gifFile, jpegFile, pngFile, tiffFile, webpFile } from './files/image-file.ts'
import { docxFile, openDocumentFile } from './files/office-file.ts'
import { objectStream, pdfFile } from './files/pdf-file.ts'
import { zipFile } from './files/zip-file.ts'

const mediaType = fc.constantFrom(...acceptedTypes.map((type) => type.mediaType), 'application/octet-stream', 'x')
const fileName = fc.string({ unit: 'binary', maxLength: 40 })
const start = fc.constantFrom(
  '',
  '%PDF-1.7\n',
  'PK\x03\x04',
  'GIF89a',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff',
  'RIFF    WEBP',
  'II*\0',
  'BM',
  '<svg ',
  '<!doctype html>',
  '<?xml ',
)
const whole = [
  pdfFile({ catalogue: '/OpenAction 4 0 R', objects: ['<< /S /GoTo >>', objectStream(['<< /Kids [1 0 R] >>'])] }),
  zipFile([
    { name: 'a.txt', data: 'evidence' },
    { name: 'b.zip', data: zipFile([{ name: 'c.csv', data: 'a,b' }]) },
  ]),
  docxFile(),
  openDocumentFile('text'),
  pngFile(9, 9),
  gifFile(9, 9),
  jpegFile(9, 9),
  webpFile(9, 9, 2),
  tiffFile([[9, 9]]),
]

async function expectJudged(content: Buffer, name: string, type: string): Promise<void> {
  const { findings } = await inspectFile({ fileName: name, mediaType: type, bytes: bytesInMemory(content) })
  for (const { code, severity } of findings) expect(severities[code]).toBe(severity)
}

describe('whatever bytes there are, they are judged and nothing throws', () => {
  test('after any beginning', async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 600 }),
        fileName,
        mediaType,
        async (head, rest, name, type) => {
          await expectJudged(Buffer.concat([Buffer.from(head, 'latin1'), rest]), name, type)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('where bytes of a whole file are changed, cut off or repeated', async () => {
    const change = fc.tuple(fc.nat(5_000), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { maxLength: 8 }),
        fc.nat(5_000),
        async (file, changes, length) => {
          const bent = Buffer.from(file)
          for (const [at, byte] of changes) bent[at % bent.length] = byte
          await expectJudged(bent, 'file.zip', 'application/zip')
          await expectJudged(bent.subarray(0, length % bent.length), 'file.pdf', 'application/pdf')
          await expectJudged(Buffer.concat([bent, bent]), 'file.png', 'image/png')
        },
      ),
      { numRuns: 250 },
    )
  })
})

describe('a store that fails', () => {
  const { sizeBytes, read } = bytesInMemory(zipFile([{ name: 'a.txt', data: 'evidence' }]))
  const failing: readonly (readonly [string, FileBytes])[] = [
    ['throws at once', { sizeBytes, read: () => Promise.reject(new Error('the device is gone')) }],
    ['gives fewer bytes', { sizeBytes: sizeBytes + 70_000, read }],
  ]

  test.each(failing)('and %s is no finding: the checks are repeated later', async (_how, bytes) => {
    const judged = inspectFile({ fileName: 'a.zip', mediaType: 'application/zip', bytes })
    await expect(judged).rejects.toBeInstanceOf(BytesUnavailable)
  })
})
