import { describe, expect, test } from 'vitest'
import { type FileBytes, bytesInMemory } from '#file-bytes.ts'
import { readFileText } from '#file-text/read-file-text.ts'
import { PageTexts } from '#file-text/page-texts.ts'
import { inspectFile } from '#inspect-file.ts'
import { PAGE_CHARACTERS_MAX, PDF_TEXT_BYTES_MAX, TEXT_CHARACTERS_MAX, TEXT_PAGES_MAX } from '#limits.ts'
import { pngFile } from './files/image-file.ts'
import { docxFile, openDocumentFile, pptxFile, wordDocument, xlsxFile } from './files/office-file.ts'
import { pdfFile, stream } from './files/pdf-file.ts'
import { textPdf } from './files/text-pdf.ts'

const openXml = 'application/vnd.openxmlformats-officedocument'
const DOCX = `${openXml}.wordprocessingml.document`
const XLSX = `${openXml}.spreadsheetml.sheet`
const PPTX = `${openXml}.presentationml.presentation`
const HKID = 'Holder: A123456(3)'

function textOf(content: Buffer, foundType = 'application/pdf') {
  return readFileText({ foundType, residencyCategory: 'C3', bytes: bytesInMemory(content) })
}
const trimmed = (pages: readonly string[] | undefined) => pages?.map((page) => page.trim())

/** A font that does not say which letters it draws. */
const UNNAMED =
  '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>'

describe('the text of a PDF', () => {
  test('is that of its pages in their order, with their lines', async () => {
    const text = await textOf(textPdf(['The model card\nversion 1.2', 'Recall 0.91']))
    expect(trimmed(text?.pages)).toEqual(['The model card\nversion 1.2', 'Recall 0.91'])
    expect(text).toMatchObject({ isWhole: true, findings: [] })
  })

  test('is Chinese where a font names its characters, and where a table that comes with the reader does', async () => {
    const byTable = `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 >> >>] >>`
    const gbk = String.raw`\273\372\303\334`
    const content = stream('', `BT /F1 12 Tf 10 700 Td (${gbk}) Tj ET`)
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >> >>'
    const pages = '<< /Type /Pages /Kids [5 0 R] /Count 1 >>'
    const text = await textOf(pdfFile({ pages, objects: [byTable, page, content] }))
    expect(trimmed(text?.pages)).toEqual(['机密'])
    expect(text?.findings).toMatchObject([{ code: 'classification-mark', params: { mark: '机密', category: 'C0' } }])
  })

  test.each([
    ['on a page', textPdf(['The model card', HKID])],
    [
      'in a comment',
      textPdf(['A page'], {
        page: `/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (A123456\\(3\\)) >>]`,
      }),
    ],
    [
      'in a field of a form',
      textPdf(['A page'], {
        page: '/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (id) /V (A123456\\(3\\)) /Rect [0 0 9 9] >>]',
      }),
    ],
    ['in its title', textPdf(['A page'], { objects: ['<< /Title (A123456\\(3\\)) >>'], trailer: '/Info 7 0 R' })],
    [
      'in its table of contents',
      textPdf(['A page'], {
        catalogue: '/Outlines 7 0 R',
        objects: [
          '<< /First 8 0 R /Last 8 0 R /Count 1 >>',
          '<< /Title (A123456\\(3\\)) /Parent 7 0 R /Dest [5 0 R /Fit] >>',
        ],
      }),
    ],
  ])('is searched for personal data: %s', async (_where, content) => {
    const text = await textOf(content)
    expect(text?.findings).toMatchObject([{ code: 'personal-data', params: { identifier: 'HKID', count: 1 } }])
    expect(JSON.stringify(text?.findings)).not.toContain('123456')
  })

  test.each([
    ['a page without a letter', textPdf(['The model card', ''])],
    ['no letter at all', pdfFile()],
  ])('is not whole where the file has %s', async (_what, content) => {
    expect((await textOf(content))?.isWhole).toBe(false)
  })

  test.each([
    ['is cut off', textPdf(['A page']).subarray(0, 200)],
    ['is none', Buffer.from('%PDF-1.7\nnothing')],
    ['has pages in a circle', pdfFile({ pages: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' })],
    [
      'needs a password',
      textPdf(['A page'], {
        trailer:
          '/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A> /U <0000000000000000000000000000000000000000000000000000000000000000> /P -44 >>',
      }),
    ],
  ])('of a file that %s is not known, and nothing is thrown', async (_what, content) => {
    expect((await textOf(content))?.isWhole ?? false).toBe(false)
  })

  test('is not read where it is too large', async () => {
    const bytes: FileBytes = { sizeBytes: PDF_TEXT_BYTES_MAX + 1, read: () => expect.fail() }
    expect(await readFileText({ foundType: 'application/pdf', bytes })).toBeNull()
  })

  test('is not known while the store fails, and that is thrown', async () => {
    const content = textPdf(['A page'])
    const bytes: FileBytes = { sizeBytes: content.length, read: () => Promise.reject(new Error('gone')) }
    await expect(readFileText({ foundType: 'application/pdf', bytes })).rejects.toMatchObject({
      name: 'BytesUnavailable',
    })
  })
})

describe('the text of an office document', () => {
  test('is that of a document, and then of its headers and notes', async () => {
    const content = docxFile({
      'word/header1.xml': wordDocument('<w:r><w:t>Head</w:t></w:r>'),
      'word/document.xml': wordDocument('<w:r><w:t>模型</w:t></w:r><w:r><w:t>說明 &amp; more</w:t></w:r>'),
      'word/styles.xml': '<w:styles xmlns:w="w">not shown</w:styles>',
    })
    const text = await textOf(content, DOCX)
    expect(trimmed(text?.pages)).toEqual(['模型說明 & more', 'Head'])
    expect(text?.isWhole).toBe(true)
  })

  test('is that of sheets by their cells, with the strings that they share and without formulas', async () => {
    const content = xlsxFile({
      'xl/worksheets/sheet10.xml': '<worksheet><row><c t="inlineStr"><is><t>ten</t></is></c></row></worksheet>',
      'xl/worksheets/sheet2.xml':
        '<worksheet><row><c t="s"><v>0</v></c><c><f>1+1</f><v>2</v></c></row><row><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row></worksheet>',
    })
    expect((await textOf(content, XLSX))?.pages).toEqual(['recall\t2\t\n0.91\t\t\n', 'ten\t\n'])
  })

  test('is that of slides in the order of their numbers', async () => {
    const slide = (text: string) => `<p:sld xmlns:a="a" xmlns:p="p"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`
    const content = pptxFile({
      'ppt/slides/slide10.xml': slide('ten'),
      'ppt/slides/slide2.xml': slide('two'),
      'ppt/notesSlides/notesSlide1.xml': slide('note'),
    })
    expect(trimmed((await textOf(content, PPTX))?.pages)).toEqual(['two', 'ten', 'note'])
  })

  test('is the content of an OpenDocument file', async () => {
    const text = await textOf(openDocumentFile('text'), 'application/vnd.oasis.opendocument.text')
    expect(trimmed(text?.pages)).toEqual(['The model card'])
  })

  test('has no entity expanded', async () => {
    const part = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${wordDocument('<w:r><w:t>&b;</w:t></w:r>')}`
    expect((await textOf(docxFile({ 'word/document.xml': part }), DOCX))?.pages.join('')).not.toContain('aaaa')
  })

  test('is cut off where many cells show one long string', async () => {
    const long = 'x'.repeat(30_000)
    const cells = '<c t="s"><v>0</v></c>'.repeat(1_000)
    const text = await textOf(
      xlsxFile({
        'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>`,
        'xl/worksheets/sheet1.xml': `<worksheet><row>${cells}</row></worksheet>`,
      }),
      XLSX,
    )
    expect(text?.pages[0]?.length).toBe(PAGE_CHARACTERS_MAX)
    expect(text?.isWhole).toBe(false)
  })

  test('is not whole where it says nothing, or is no archive', async () => {
    expect((await textOf(docxFile({}, ''), DOCX))?.isWhole).toBe(false)
    expect((await textOf(Buffer.from('PK\u0003\u0004 nothing'), DOCX))?.isWhole).toBe(false)
  })
})

test('a page of letters that mean nothing is not whole', () => {
  const texts = new PageTexts()
  texts.add('a list: \uF0B7 with its mark')
  expect(texts.isWhole).toBe(true)
  texts.add('\uF041\uF042\uF043')
  expect(texts.isWhole).toBe(false)
})

test('no other file has pages', async () => {
  expect(await textOf(pngFile(9, 9), 'image/png')).toBeNull()
  expect(await textOf(Buffer.from('a text'), 'text/plain')).toBeNull()
})

describe('what is kept of pages', () => {
  test('is no longer than the limits, and says that it was cut off', () => {
    const one = new PageTexts()
    one.add('x'.repeat(PAGE_CHARACTERS_MAX + 1))
    expect([one.pages[0]?.length, one.isWhole]).toEqual([PAGE_CHARACTERS_MAX, false])
    const many = new PageTexts()
    for (let page = 0; page <= TEXT_PAGES_MAX; page += 1) many.add('x')
    expect([many.pages.length, many.isWhole]).toEqual([TEXT_PAGES_MAX, false])
    const long = new PageTexts()
    for (let page = 0; page < 50; page += 1) long.add('x'.repeat(PAGE_CHARACTERS_MAX))
    expect([long.pages.join('').length, long.isWhole]).toEqual([TEXT_CHARACTERS_MAX, false])
  })

  test('is what a database keeps', () => {
    const texts = new PageTexts()
    texts.add(`long enough\0 for one bad letter \ud800`)
    expect(texts.pages).toEqual(['long enough\uFFFD for one bad letter \uFFFD'])
  })
})

describe('a file in which no search finds every word says so:', () => {
  const inspected = (fileName: string, mediaType: string, content: Buffer) =>
    inspectFile({ fileName, mediaType, bytes: bytesInMemory(content) })

  test.each([
    [
      'a PDF with a picture',
      'a.pdf',
      'application/pdf',
      textPdf(['A page'], { objects: [stream('/Subtype /Image', 'x')] }),
      true,
    ],
    ['a PDF with a font of numbers', 'a.pdf', 'application/pdf', textPdf(['A page'], { font: UNNAMED }), true],
    ['a PDF of text', 'a.pdf', 'application/pdf', textPdf(['A page']), false],
    ['a document with a picture', 'a.docx', DOCX, docxFile({ 'word/media/image1.png': pngFile(9, 9) }), true],
    [
      'a document with a drawing of an unknown kind',
      'a.docx',
      DOCX,
      docxFile({ 'word/media/image1.emf': Buffer.from([1, 0, 0, 0]) }),
      true,
    ],
    ['a document with a PDF in it', 'a.docx', DOCX, docxFile({ 'word/embeddings/a.pdf': pdfFile() }), true],
    [
      'a document in UTF-16',
      'a.docx',
      DOCX,
      docxFile({ 'word/document.xml': Buffer.from(wordDocument('x'), 'utf16le') }),
      true,
    ],
    [
      'a document of text with a table in it',
      'a.docx',
      DOCX,
      docxFile({ 'word/embeddings/a.xlsx': xlsxFile() }),
      false,
    ],
    [
      'a document with a font and a small picture of its first page',
      'a.docx',
      DOCX,
      docxFile({ 'word/fonts/font1.odttf': Buffer.from([1, 2, 0]), 'docProps/thumbnail.png': pngFile(9, 9) }),
      false,
    ],
  ])('%s', async (_what, fileName, mediaType, content, hasUnsearched) => {
    expect(await inspected(fileName, mediaType, content)).toMatchObject({ hasUnsearched })
  })
})
