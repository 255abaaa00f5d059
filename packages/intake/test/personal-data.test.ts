import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { PersonalDataSearch } from '#text/personal-data.ts'
import { docxFile, openDocumentFile, wordDocument } from './files/office-file.ts'
import { zipFile } from './files/zip-file.ts'

async function findingsOf(text: string | Buffer, residencyCategory?: ResidencyCategory, fileName = 'notes.txt') {
  const bytes = bytesInMemory(Buffer.from(text as string))
  const { findings } = await inspectFile({ fileName, mediaType: 'application/octet-stream', residencyCategory, bytes })
  return findings
}

function countsOf(...parts: string[]): Record<string, number> {
  const search = new PersonalDataSearch()
  for (const part of parts) search.take(part)
  search.end()
  return Object.fromEntries(search.counts)
}

describe('the numbers of identity cards in a text', () => {
  test.each([
    'A123456(3)',
    'A1234563',
    'a123456(3)',
    'A 123456 (3)',
    'A123456-3',
    'AB987654(3)',
    'Ａ１２３４５６（３）',
    'the holder (G123456(A)).',
    '持有人A123456(3)簽署',
  ])('%s is that of Hong Kong', (text) => {
    expect(countsOf(text)).toEqual({ HKID: 1 })
  })

  test.each([
    '11010519491231002X',
    '11010519491231002x',
    '110105 19491231 002X',
    '110105-19491231-002X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '身份证号：11010519491231002X。',
  ])('%s is that of the mainland', (text) => {
    expect(countsOf(text)).toEqual({ 'CN-ID': 1 })
  })

  test.each(['5123456(7)', '1/234567/8', '５１２３４５６（７）', 'BIR n.º 51234567', '澳門居民身份證號碼 51234567'])(
    '%s is that of Macao',
    (text) => {
      expect(countsOf(text)).toEqual({ 'MO-BIR': 1 })
    },
  )

  test.each([
    'A123456(4)',
    'XA1234563',
    'sha256-a1234563.css',
    'M0 0 c 12.34 56.3 a 1 2 3 4 5 6 3 C1234563.5',
    'A1.2.3.4.5.6.3',
    'A12345634',
    '110105194912310021',
    '911010519491231002X',
    '11010519491331002X',
    '2123456(7)',
    '51234567',
    'a1b2c3d4e5f61234567890',
    '2026-11-27 12:00:00 0.912345678901234567',
  ])('%s is none', (text) => {
    expect(countsOf(text)).toEqual({})
  })

  test('are counted alike however the text is cut', () => {
    const text = `${'x '.repeat(40)}A123456(3) and 11010519491231002X, ${'. '.repeat(60)}5123456(7) ${'y'.repeat(150)} A123456(3)`
    const whole = countsOf(text)
    expect(whole).toEqual({ HKID: 2, 'CN-ID': 1, 'MO-BIR': 1 })
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        expect(countsOf(...places.map((place, index) => text.slice(place, places[index + 1])))).toEqual(whole)
      }),
    )
  })

  test.each([
    ['GB 18030', Buffer.concat([Buffer.from('d0d5c3fba3ba', 'hex'), Buffer.from('11010519491231002X\n')])],
    [
      'full width in GB 18030',
      Buffer.from(
        'd0d5c3fba3bab1a3b1a3b0a3b1a3b0a3b5a3b1a3b9a3b4a3b9a3b1a3b2a3b3a3b1a3b0a3b0a3b2a3d8'.replace(
          'bab1a3b1a3',
          'baa3b1a3b1a3',
        ),
        'hex',
      ),
    ],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('x 11010519491231002X', 'utf16le')])],
    ['Big5', Buffer.concat([Buffer.from('a96da657', 'hex'), Buffer.from(' 11010519491231002X\n')])],
  ])('are found in %s', async (_encoding, content) => {
    expect(await findingsOf(content)).toMatchObject([
      { code: 'personal-data', params: { identifier: 'CN-ID', count: 1 } },
    ])
  })
})

describe('what is proposed', () => {
  test.each([
    [undefined, 'C8'],
    ['C1', 'C8'],
    ['C3', 'C8'],
    ['C5', 'C8'],
  ] as const)('of a file that is declared as %s and has personal data is %s', async (declared, category) => {
    expect(await findingsOf('A123456(3), A123456(3)', declared)).toEqual([
      { code: 'personal-data', severity: 'propose', within: [], params: { identifier: 'HKID', count: 2, category } },
    ])
  })

  test.each(['C2', 'C8', 'C9', 'C11', 'C12', 'C15', 'C0'] as const)(
    'is nothing where %s is declared',
    async (declared) => {
      expect(await findingsOf('A123456(3)', declared)).toEqual([])
    },
  )

  test('never holds the number itself', async () => {
    expect(JSON.stringify(await findingsOf('A123456(3) 11010519491231002X'))).not.toMatch(/123456|1949/)
  })

  test('names the entry of the archive', async () => {
    const archive = zipFile([{ name: 'people.csv', data: 'name,id\nx,A123456(3)\n' }])
    expect(await findingsOf(archive, 'C3', 'a.zip')).toMatchObject([{ code: 'personal-data', within: ['people.csv'] }])
  })

  test('is found in a document where its program has cut the number', async () => {
    const cut = docxFile({
      'word/document.xml': wordDocument('<w:r><w:t>A123</w:t></w:r><w:r><w:t>456(3)</w:t></w:r>'),
    })
    expect(await findingsOf(cut, 'C3', 'a.docx')).toMatchObject([
      { code: 'personal-data', within: ['word/document.xml'] },
    ])
    const content = '<o:d xmlns:text="t"><text:p>A123456<text:span>(3)</text:span></text:p></o:d>'
    expect(await findingsOf(openDocumentFile('text', { 'content.xml': content }), 'C3', 'a.odt')).toMatchObject([
      { code: 'personal-data', within: ['content.xml'] },
    ])
  })
})

describe('a mark of classification', () => {
  test.each([
    ['绝密', 'C0'],
    ['機密', 'C0'],
    ['【机密】', 'C0'],
    ['機 密', 'C0'],
    ['文件 秘密★10年 第3号', 'C0'],
    ['绝密☆', 'C0'],
    ['TOP SECRET', 'C0'],
    ['*** Secret ***', 'C0'],
    ['SECRETO', 'C0'],
    ['機密 CONFIDENTIAL', 'C0'],
    ['CONFIDENTIAL', 'C4'],
    ['Confidencial', 'C4'],
    ['ＣＯＮＦＩＤＥＮＴＩＡＬ', 'C4'],
  ])('%s proposes %s', async (line, category) => {
    expect(await findingsOf(`a report\n${line}\nand more\n`, 'C3')).toMatchObject([
      { code: 'classification-mark', severity: 'propose', params: { category } },
    ])
  })

  test.each([
    '本公司的商業秘密已刪去',
    '此文件须保密处理',
    'confidential information is removed',
    'The secret is a key',
    '機密性、完整性、可用性',
  ])('%s is none: it is written about', async (line) => {
    expect(await findingsOf(`${line}\n`, 'C3')).toEqual([])
  })
})
