import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, type FileBytes } from '#file-bytes.ts'
import {
  IMAGE_PREVIEW_BYTES_MAX,
  IMAGE_PREVIEW_PIXELS_MAX,
  PAGE_CHARACTERS_MAX,
  PAGE_IMAGE_HEIGHT_MAX,
  PAGE_IMAGE_WIDTH,
  TABLE_PREVIEW_CELL_MAX,
  TABLE_PREVIEW_CHARACTERS_MAX,
  TABLE_PREVIEW_COLUMNS_MAX,
  TABLE_PREVIEW_ROWS,
  TEXT_PAGES_MAX,
  TEXT_PREVIEW_BYTES_MAX,
  TEXT_PREVIEW_LINES,
} from '#limits.ts'
import { makePreview } from '#preview/make-preview.ts'
import { isPreviewed, previewedType } from '#preview/previewed-types.ts'
import { flatPng, jpegFile, tiffFile } from './files/image-file.ts'

const fileOf = (content: string | Buffer) => bytesInMemory(Buffer.from(content))
const textOf = (content: string | Buffer, page = 1) =>
  makePreview('text', { type: 'text/plain', page, bytes: fileOf(content) })
const tableOf = (content: string | Buffer, page = 1, type = 'text/csv') =>
  makePreview('table', { type, page, bytes: fileOf(content) })
const imageOf = (type: string, content: Buffer, page = 1) =>
  makePreview('image', { type, page, bytes: bytesInMemory(content) })

/** 「模型說明書」 and 「模型说明书」 before a plain letter, as the places wrote them before UTF-8. */
const BIG5 = Buffer.from('bcd2abacbba1a9faaed1', 'hex')
const GBK = Buffer.from('c4a3d0cdcbb5c3f7cae9', 'hex')
const marked = (mark: number[], text: Buffer) => Buffer.concat([Buffer.from(mark), text])
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()

const written: readonly (readonly [encoding: string, bytes: Buffer, text: string])[] = [
  ['utf-8', Buffer.from('模型說明'), '模型說明'],
  ['utf-8', Buffer.from('\uFEFFmarked'), 'marked'],
  ['utf-16le', marked([0xff, 0xfe], Buffer.from('模型, ok', 'utf16le')), '模型, ok'],
  ['utf-16be', marked([0xfe, 0xff], bigEndian('模型, ok')), '模型, ok'],
  ['big5-hkscs', BIG5, '模型說明書'],
  ['gb18030', GBK, '模型说明书'],
  ['windows-1252', Buffer.from('avaliação, não há', 'latin1'), 'avaliação, não há'],
]

describe('the text of a text', () => {
  test.each(written)('in %s is read as that', async (encoding, bytes, text) => {
    expect(await textOf(bytes)).toEqual({
      text,
      pages: 1,
      encoding: encoding === 'big5-hkscs' ? 'big5-hkscs' : encoding,
    })
  })

  test('is its lines, page after page, and nothing of it is lost', async () => {
    const lines = Array.from({ length: TEXT_PREVIEW_LINES * 2 + 1 }, (_, line) => `line ${line}\r\n`)
    const pages = [await textOf(lines.join('')), await textOf(lines.join(''), 2), await textOf(lines.join(''), 3)]
    expect(pages.map((page) => page?.text).join('')).toBe(lines.join(''))
    expect(pages[0]).toMatchObject({ text: lines.slice(0, TEXT_PREVIEW_LINES).join(''), pages: 3 })
    expect(await textOf(lines.join(''), 4)).toBeNull()
  })

  test('goes on to the next page in the middle of a long line, and never of a letter', async () => {
    const text = `${'x'.repeat(PAGE_CHARACTERS_MAX - 1)}𠮷`
    expect((await textOf(text))?.text).toBe('x'.repeat(PAGE_CHARACTERS_MAX - 1))
    expect(await textOf(text, 2)).toMatchObject({ text: '𠮷', pages: 2 })
  })

  test('has no more pages than can be asked for', async () => {
    const text = '\n'.repeat(TEXT_PREVIEW_LINES * (TEXT_PAGES_MAX + 1))
    expect((await textOf(text, TEXT_PAGES_MAX))?.pages).toBe(TEXT_PAGES_MAX)
    expect(await textOf(text, TEXT_PAGES_MAX + 1)).toBeNull()
  })

  test('has a sign for what no text has, or is none', async () => {
    const half = marked([0xff, 0xfe], Buffer.from([0x41, 0, 0, 0, 0x00, 0xd8]))
    expect(await textOf(half)).toMatchObject({ text: 'A\uFFFD\uFFFD' })
    expect(await textOf('a NUL \0 in it')).toBeNull()
    expect(await textOf('\uFEFF')).toMatchObject({ text: '', pages: 1 })
  })
})

describe('a table', () => {
  const rowsOf = async (content: string, type?: string) => (await tableOf(content, 1, type))?.rows

  test('has the cells of its rows as they are written, and reckons none', async () => {
    const csv = '名稱,值\r\n"a, ""b""\nc",=HYPERLINK("x")\n,\n@SUM(A1),-1+1\n'
    expect(await tableOf(csv)).toEqual({
      rows: [
        ['名稱', '值'],
        ['a, "b"\nc', '=HYPERLINK("x")'],
        ['', ''],
        ['@SUM(A1)', '-1+1'],
      ],
      columns: 2,
      pages: 1,
      encoding: 'utf-8',
      separator: ',',
      isCut: false,
      hasOpenQuote: false,
    })
  })

  test.each(written)('is read in %s', async (encoding, bytes, text) => {
    const table = await tableOf(bytes)
    expect(table).toMatchObject({ encoding, rows: [text.split(',')] })
  })

  test.each([
    ['a;b,c;d\n', ';'],
    ['a\tb\n', '\t'],
    ['"a;b;c",d\n', ','],
    ['alone\n', ','],
    ['a;b,c', ','],
  ])('%j is cut at %j', async (csv, separator) => {
    expect((await tableOf(csv))?.separator).toBe(separator)
  })

  test('of tabs is cut at them whatever else it has', async () => {
    expect(await rowsOf('a,b,c\td\n', 'text/tab-separated-values')).toEqual([['a,b,c', 'd']])
  })

  test.each([
    ['a quote that is closed a line later', 'a,"b\nc,"d"\ne', [['a', 'b\nc,d"'], ['e']]],
    ['signs behind a quote', '"a"b,c', [['ab', 'c']]],
    ['a quote within a cell', 'a"b"c,d', [['a"b"c', 'd']]],
    ['lines that end as on old machines', 'a\rb\r\n\nc', [['a'], ['b'], [''], ['c']]],
    ['no end of its last line', 'a,', [['a', '']]],
  ])('is read where it has %s', async (_what, csv, rows) => {
    expect(await rowsOf(csv)).toEqual(rows)
  })

  test('whose last quote is open is read on with quotes as signs', async () => {
    const table = await tableOf('a,"b"\nc,"d\n"",e\n')
    expect(table).toMatchObject({
      hasOpenQuote: true,
      rows: [
        ['a', 'b'],
        ['c', '"d'],
        ['""', 'e'],
      ],
    })
  })

  test('of a million columns, of long cells, and of both is cut, and says so', async () => {
    const wide = await tableOf(`${','.repeat(999_999)}\nb`)
    expect(wide).toMatchObject({ columns: 1_000_000, isCut: true, pages: 1 })
    expect(wide?.rows.map((row) => row.length)).toEqual([TABLE_PREVIEW_COLUMNS_MAX, 1])
    for (const cell of ['x'.repeat(5_000_000), `"${'""'.repeat(2_000_000)}"`, `""${'x'.repeat(5_000)}`]) {
      const long = await tableOf(`${cell},b`)
      expect(long).toMatchObject({ isCut: true, hasOpenQuote: false })
      expect(long?.rows[0]?.map(({ length }) => length)).toEqual([TABLE_PREVIEW_CELL_MAX, 1])
    }
    const cell = 'x'.repeat(TABLE_PREVIEW_CELL_MAX)
    const both = await tableOf(`${Array.from({ length: 100 }, () => cell).join(',')}\n`.repeat(20))
    expect(both?.rows.flat().join('').length).toBe(TABLE_PREVIEW_CHARACTERS_MAX)
    expect(both?.isCut).toBe(true)
  })

  test('is given page after page, as many as can be asked for', async () => {
    const csv = Array.from({ length: TABLE_PREVIEW_ROWS + 1 }, (_, row) => `${row},x\n`).join('')
    expect((await tableOf(csv))?.rows).toHaveLength(TABLE_PREVIEW_ROWS)
    expect(await tableOf(csv, 2)).toMatchObject({ rows: [[String(TABLE_PREVIEW_ROWS), 'x']], pages: 2 })
    expect(await tableOf(csv, 3)).toBeNull()
    const long = '\n'.repeat(TABLE_PREVIEW_ROWS * TEXT_PAGES_MAX + 1)
    expect((await tableOf(long, TEXT_PAGES_MAX))?.pages).toBe(TEXT_PAGES_MAX)
  })

  test('that is well written has exactly its cells', async () => {
    const cell = fc.string({ maxLength: 20, unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '漢', ' ') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 9 }),
        async (rows) => {
          const csv = rows
            .map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`)
            .join('')
          expect(await rowsOf(csv)).toEqual(rows)
        },
      ),
    )
  })
})

describe('an image', () => {
  const sizeOf = (image: Uint8Array | null) => {
    const view = Buffer.from(image ?? [])
    return image && [view.readUInt32BE(16), view.readUInt32BE(20)]
  }

  /** A picture of one colour on a black ground, as an encoder writes it. */
  function pictureOf(type: 'image/png' | 'image/jpeg' | 'image/webp', width: number, height: number): Buffer {
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillRect(0, 0, width, height)
    context.fillStyle = 'red'
    context.fillRect(0, 0, Math.ceil(width / 2), height)
    return canvas.toBuffer(type as 'image/png')
  }

  test.each(['image/png', 'image/jpeg', 'image/webp'] as const)(
    'of %s is as large as it is, and no larger than a page',
    async (type) => {
      expect(sizeOf(await imageOf(type, pictureOf(type, 30, 20)))).toEqual([30, 20])
      expect(sizeOf(await imageOf(type, pictureOf(type, 2_480, 100)))).toEqual([PAGE_IMAGE_WIDTH, 50])
      expect(sizeOf(await imageOf(type, pictureOf(type, 10, 9_920)))).toEqual([5, PAGE_IMAGE_HEIGHT_MAX])
      expect(await imageOf(type, pictureOf(type, 9, 9), 2)).toBeNull()
    },
  )

  test('has nothing of its file but the pixels, upright', async () => {
    const jpeg = pictureOf('image/jpeg', 40, 20)
    // EXIF that says that it lies on its side, and where it was made.
    const exif = Buffer.from(
      '4578696600004949 2a00080000000100 1201030001000000 0600000000000000 484b494420413132'.replaceAll(' ', ''),
      'hex',
    )
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif])
    const image = await imageOf('image/jpeg', Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]))
    expect(sizeOf(image)).toEqual([20, 40])
    const made = Buffer.from(image ?? [])
    expect(made.includes('HKID')).toBe(false)
    expect(chunksIn(made).filter((name) => !['IHDR', 'sBIT', 'sRGB', 'IDAT', 'IEND'].includes(name))).toEqual([])
  })

  function chunksIn(png: Buffer): string[] {
    const names: string[] = []
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
      names.push(png.toString('latin1', at + 4, at + 8))
    return names
  }

  test('with more pixels than are decoded is not made, whatever its file weighs', async () => {
    const flood = flatPng(8_200, Math.ceil(IMAGE_PREVIEW_PIXELS_MAX / 8_200) + 1)
    expect(flood.length).toBeLessThan(100_000)
    expect(await imageOf('image/png', flood)).toBeNull()
    expect(await imageOf('image/jpeg', jpegFile(65_535, 65_535))).toBeNull()
    const heavy: FileBytes = { sizeBytes: IMAGE_PREVIEW_BYTES_MAX + 1, read: () => expect.fail() }
    expect(await makePreview('image', { type: 'image/png', page: 1, bytes: heavy })).toBeNull()
  })

  test('that is cut off is made as far as it goes, or not', async () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp'] as const) {
      const picture = pictureOf(type, 300, 200)
      for (const part of [0.02, 0.3, 0.7, 0.99]) {
        const image = await imageOf(type, picture.subarray(0, Math.floor(picture.length * part)))
        expect([null, [300, 200]]).toContainEqual(sizeOf(image))
      }
    }
  })

  test('of a TIFF, and of what says that it is one, is not made', async () => {
    expect(await imageOf('image/tiff', tiffFile([[9, 9]]))).toBeNull()
    expect(
      await imageOf('image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).toBeNull()
  })
})

test('nothing that a file holds makes a preview throw', async () => {
  const starts = [
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'RIFF\0\0\0\0WEBP',
    'GIF89a',
    'BM',
    '%PDF-1.7',
    '\xff\xfe',
    '"',
    '',
  ].map((start) => Buffer.from(start, 'latin1'))
  const types = [
    'image/png',
    'image/jpeg',
    'image/webp',
    'image/gif',
    'image/bmp',
    'text/plain',
    'text/csv',
    'text/html',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const bytes = bytesInMemory(Buffer.concat([start, rest]))
      for (const type of types)
        for (const kind of ['image', 'text', 'table'] as const) await makePreview(kind, { type, page: 1, bytes })
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['text/plain', 'text/csv', 'a.txt', 'text/csv'],
  ['text/plain', 'text/tab-separated-values', 'a.txt', 'text/tab-separated-values'],
  ['text/plain', 'text/plain', 'a.CSV', 'text/csv'],
  ['text/plain', 'text/plain', 'a.tab', 'text/tab-separated-values'],
  ['text/plain', 'application/json', 'csv', 'text/plain'],
  ['image/png', 'text/csv', 'a.csv', 'image/png'],
  [null, 'text/csv', 'a.csv', ''],
])(
  'what was found as %s and declared as %s under the name %s is shown as %j',
  (foundType, mediaType, fileName, type) => {
    expect(previewedType({ foundType, mediaType, fileName })).toBe(type)
  },
)

test('only what can be made of a type is asked for, and a store that fails says so', async () => {
  expect(['image/png', 'text/plain', 'text/csv', 'text/html', ''].map((type) => isPreviewed('text', type))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  const failing: FileBytes = { sizeBytes: 100, read: () => Promise.reject(new Error('gone')) }
  const large: FileBytes = { sizeBytes: TEXT_PREVIEW_BYTES_MAX + 1, read: () => expect.fail() }
  for (const kind of ['text', 'table'] as const) {
    const page = { type: 'text/csv', page: 1 }
    await expect(makePreview(kind, { ...page, bytes: failing })).rejects.toMatchObject({ name: 'BytesUnavailable' })
    expect(await makePreview(kind, { ...page, bytes: large })).toBeNull()
    expect(await makePreview(kind, { ...page, type: 'text/html', bytes: failing })).toBeNull()
  }
})
