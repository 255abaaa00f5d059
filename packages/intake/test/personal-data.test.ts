import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { PersonalDataSearch } from '#text/personal-data.ts'
import { Unescaping } from '#text/unescaped.ts'
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
    'A\u200b123\u00ad456\u2060(3)',
    'A\u2009123456\u2003(3)',
    'A123456\u2212(3)',
    'A123456﹙3﹚',
    'A123456［3］',
    'A  123456  (3)',
    '𝐀𝟏𝟐𝟑𝟒𝟓𝟔(𝟑)',
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
    'ID11010519491231002X',
    '11010519491231002Ⅹ',
    '11010519491231002×',
    '1101051949\u200b1231002X',
    '110105\u200319491231\u2003002X',
    '身份證號碼 110105491231002',
  ])('%s is that of the mainland', (text) => {
    expect(countsOf(text)).toEqual({ 'CN-ID': 1 })
  })

  test.each([
    '5123456(7)',
    '5123456[7]',
    '1/234567/8',
    '５１２３４５６（７）',
    'BIR n.º 51234567',
    '澳門居民身份證號碼 51234567',
    '澳门身份证：51234567',
    '澳門特別行政區永久性居民身份證 51234567',
    'Bilhete de Identidade de Residente n.º 51234567',
    'Bilhete de Identidade de Residente Permanente da Região Administrativa Especial de Macau n.º 51234567',
    'Macao Resident Identity Card 51234567',
  ])('%s is that of Macao', (text) => {
    expect(countsOf(text)).toEqual({ 'MO-BIR': 1 })
  })

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
    '110105491231002',
    'sha256 a110105194912310021b',
    '身份证 110105491331002',
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

  test('are found where JSON writes its signs and its lines in letters, however it is cut', () => {
    const json = JSON.stringify({ text: 'x\nA123456(3)' }) + '{"card":"\\u6fb3\\u9580\\u8eab\\u4efd\\u8b49 51234567"}'
    for (let cut = 0; cut <= json.length; cut += 1) {
      const unescaping = new Unescaping()
      const parts = [json.slice(0, cut), json.slice(cut)].map((part) => unescaping.take(part))
      expect(countsOf(...parts, unescaping.end()), String(cut)).toEqual({ HKID: 1, 'MO-BIR': 1 })
    }
  })

  test('of JSON are found in a file', async () => {
    expect(await findingsOf('{"text":"x\\nA123456(3)"}', 'C6', 'a.json')).toMatchObject([{ code: 'personal-data' }])
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
    ['绝　密★启用前', 'C0'],
    ['机 密 ★ 长期', 'C0'],
    ['绝\u200b密⭐30年', 'C0'],
    ['密级：机密', 'C0'],
    ['密級: 秘密', 'C0'],
    ['机密（10年）', 'C0'],
    ['秘密 长期', 'C0'],
    ['機密文件', 'C0'],
    ['Classification: TOP SECRET', 'C0'],
    ['T O P  S E C R E T', 'C0'],
    ['Top-Secret', 'C0'],
    ['限閱文件 RESTRICTED', 'C4'],
    ['RESERVADO', 'C4'],
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
    'restricted use of data',
    '密级：无',
    '机密文件的管理办法',
    '商业秘密 10年',
    '機密性、完整性、可用性',
  ])('%s is none: it is written about', async (line) => {
    expect(await findingsOf(`${line}\n`, 'C3')).toEqual([])
  })
})
