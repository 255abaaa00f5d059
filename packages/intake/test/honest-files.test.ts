import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { acceptedTypes } from '#accepted-types.ts'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { bmpFile, gifFile, jpegFile, pngFile, tiffFile, webpFile, webpLosslessFile } from './files/image-file.ts'
import { docxFile, openDocumentFile, pptxFile, relationships, wordDocument, xlsxFile } from './files/office-file.ts'
import { objectStream, pdfFile, stream } from './files/pdf-file.ts'
import { zipFile } from './files/zip-file.ts'
import { toldTwice } from './hostile/lying-archives.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><a href="https://example.org"><circle r="2"/></a></svg>'
const svgOfDrawingPrograms = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg}`
const page =
  '<!doctype html><html lang="pt"><head><title>Relatório</title><style>p{color:red}</style></head><body><p>once = 1 <a href="https://example.org">x</a><img src="data:image/png;base64,AA=="></body></html>'
const linked = relationships([
  ['hyperlink', 'https://example.org', true],
  ['image', 'media/image1.png', false],
])

const honest: readonly (readonly [fileName: string, mediaType: string, content: Buffer | string])[] = [
  ['report.pdf', 'application/pdf', pdfFile()],
  ['report v1.2 (final).pdf', 'application/x-pdf', pdfFile({ catalogue: '/OpenAction [3 0 R /Fit]' })],
  [
    'Intro to Node.js.pdf',
    'application/pdf',
    pdfFile({ catalogue: '/OpenAction 4 0 R', objects: ['<< /S /GoTo /D [3 0 R /Fit] >>'] }),
  ],
  [
    'www.example.com.pdf',
    'application/pdf',
    pdfFile({ catalogue: '/OpenAction 100 0 R', objects: [objectStream(['<< /S /GoTo /D [3 0 R /Fit] >>'])] }),
  ],
  [
    '報告.pdf',
    'application/pdf',
    pdfFile({
      objects: [
        objectStream(['<< /Type /Annot /A << /S /URI /URI (https://example.org) >> >>']),
        stream('/Subtype /Image', Buffer.alloc(300_000, 7)),
      ],
    }),
  ],
  [
    'report.pdf',
    'application/pdf',
    pdfFile({
      pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      after:
        '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\nxref\n0 0\ntrailer << /Prev 20 >>\nstartxref\n9\n%%EOF\n',
    }),
  ],
  [
    'evidence.zip',
    'application/zip',
    zipFile([
      { name: 'folder/', data: '', method: 0 },
      { name: 'folder/read me.txt', data: 'x' },
      { name: 'scan.png', data: pngFile(9, 9), method: 0 },
      { name: 'src/build.sh', data: '#!/bin/sh\nmake\n' },
      { name: 'empty.txt', data: '' },
    ]),
  ],
  [
    'evidence.ZIP',
    'application/x-zip-compressed',
    zipFile([
      { name: 'in.zip', data: zipFile([{ name: 'report.pdf', data: pdfFile() }]) },
      { name: 'report.docx', data: docxFile() },
    ]),
  ],
  [
    'runs of a Unix machine.zip',
    'application/zip',
    zipFile([
      { name: 'runs/2026-11-28T11:30:00Z/report 12:30.txt', data: 'x' },
      { name: 'runs/2026-11-28T11:30:00Z/report 12:31.txt', data: 'y' },
      { name: '附件：測試報告.txt', data: 'z' },
    ]),
  ],
  [
    'logs.zip',
    'application/zip',
    zipFile(
      [
        {
          name: 'log.txt',
          data: Array.from({ length: 70_000 }, (_, line) => `${line * 7_919} the model answered in time\n`).join(''),
        },
      ],
      { comment: Buffer.from('made by a program') },
    ),
  ],
  [
    'report.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    docxFile({
      'word/_rels/document.xml.rels': linked,
      'word/media/image1.png': pngFile(9, 9),
      'word/fonts/font1.odttf': Buffer.from([1, 2, 3, 0]),
    }),
  ],
  [
    '報告書.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    docxFile({
      'word/document.xml': wordDocument('<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>模型說明</w:t></w:r>'),
      'word/embeddings/chart.xlsx': xlsxFile(),
    }),
  ],
  [
    'results.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xlsxFile({ 'xl/printerSettings/printerSettings1.bin': Buffer.from([1, 2, 0]) }),
  ],
  ['slides.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', pptxFile()],
  [
    'report.odt',
    'application/vnd.oasis.opendocument.text',
    openDocumentFile('text', { 'Thumbnails/thumbnail.png': pngFile(9, 9) }),
  ],
  ['results.ods', 'application/vnd.oasis.opendocument.spreadsheet', openDocumentFile('spreadsheet')],
  ['slides.odp', 'application/vnd.oasis.opendocument.presentation', openDocumentFile('presentation')],
  ['scan.png', 'image/png', pngFile(4_000, 3_000, ['tEXt', Buffer.from('Software\0a < b')])],
  ['animation.png', 'image/png', pngFile(9, 9, ['acTL', Buffer.from([0, 0, 0, 3, 0, 0, 0, 0])])],
  ['photo.JPG', 'image/jpeg', jpegFile(8_000, 6_000, { comment: 'a telephone', after: 'SEFT' })],
  ['a.gif', 'image/gif', gifFile(600, 400, { frames: 60 })],
  ['old.gif', 'image/gif', gifFile(60, 40).subarray(0, -1)],
  ['a.webp', 'image/webp', webpFile(600, 400, 20)],
  ['b.webp', 'image/webp', webpLosslessFile(600, 400)],
  [
    'scan.tiff',
    'image/tiff',
    tiffFile([
      [5_000, 7_000],
      [5_000, 7_000],
    ]),
  ],
  ['scan.bmp', 'image/bmp', bmpFile(600, -400)],
  ['notes.txt', 'text/plain', 'BMW and GIF are words that a text can begin with.\r\nSo is <this>.\t\n'],
  ['備註.txt', 'text/plain; charset=utf-8', '本系統不處理個人資料；商業秘密已刪去。機密性由供應商保證。\n'],
  ['备注.txt', 'text/plain', Buffer.from('b2e2cad4bde1b9fb0a', 'hex')],
  ['notas.txt', 'text/plain', Buffer.from('Relat\xf3rio de avalia\xe7\xe3o\n', 'latin1')],
  [
    'notes.txt',
    'text/plain',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Windows writes this', 'utf16le')]),
  ],
  ['README.md', 'text/markdown', '# Model card\n\n- recall: **0.91**\n'],
  ['results.json', 'application/json', '{"recall":0.91,"digest":"a1234563e5f6"}\n'],
  [
    'results.csv',
    'text/csv',
    'name,value,note\nrecall,-0.91,-\nphone,+852 2345 6789 (office),a=b\ndate,2026-11-27,"=="\nmail,@example,- none\n',
  ],
  ['results.tsv', 'text/tab-separated-values', 'name\tvalue\nrecall\t+0.91\n'],
  ['figure.svg', 'image/svg+xml', svg],
  ['figure.svg', 'image/svg+xml', svgOfDrawingPrograms],
  ['report.html', 'text/html', page],
  ['part.html', 'text/html', '<div><p>a part of a page</p></div>'],
  [
    'results.xml',
    'application/xml',
    '<?xml version="1.0" encoding="GB18030"?><results><object on="1"><source href="http://example.org/x"/></object></results>',
  ],
  ['results.xml', 'text/xml', '<results><form>7</form></results>'],
  ['figure.xml', 'application/xml', svg],
  ['notes.txt', 'application/octet-stream', 'a client that does not know the type'],
  ...toldTwice.map(([, content]) => ['evidence.zip', 'application/zip', content] as const),
  [
    'report.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    docxFile({
      'word/document.xml': wordDocument(
        String.raw`<w:r><w:instrText>HYPERLINK "https://example.org" \h</w:instrText></w:r><w:fldSimple w:instr=" TOC \o &quot;1-3&quot; "/><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>`,
      ),
      'customXml/item1.xml':
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>',
    }),
  ],
  [
    'results.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xlsxFile({
      'xl/workbook.xml':
        '<workbook><definedNames><definedName name="_xlnm.Print_Area">A1</definedName></definedNames></workbook>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><c><f>IF(A1&gt;0,SUM(B1:B9),HYPERLINK(&quot;https://example.org&quot;))</f></c></worksheet>',
    }),
  ],
  [
    'results.ods',
    'application/vnd.oasis.opendocument.spreadsheet',
    openDocumentFile('spreadsheet', {
      'content.xml':
        '<o:d><table:table-cell table:formula="of:=SUM([.A1:.A9])"/><text:a xlink:href="https://example.org"/></o:d>',
    }),
  ],
  [
    'slides.pptx',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    pptxFile({ 'ppt/slides/slide1.xml': '<p:sld><a:hlinkClick action="ppaction://hlinksldjump"/></p:sld>' }),
  ],
  [
    'fonts.pdf',
    'application/pdf',
    pdfFile({ objects: ['<< /Type /Font /FontMatrix [0.001 0 0 0.001 0 0] >>', '<< /BM /Screen /AA false /EF 3 >>'] }),
  ],
  [
    'figure.svg',
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>a{fill:url(#b)}</style><rect fill="url(#a)" filter="url(#f)"/></svg>',
  ],
  [
    'report.html',
    'text/html',
    '<!doctype html><meta charset="gb2312"><img srcset="data:image/png;base64,AA== 1x, a.png 2x" src="a.png">',
  ],
  ['results.csv', 'text/csv', 'sep=;\nname;value\nrecall;-0.91\n"=>";"# = 3"\n'],
  [
    'scan.png',
    'image/png',
    pngFile(9, 9, ['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync('A scan.')])]),
  ],
]

test('every accepted type has an honest file', () => {
  const declared = new Set(honest.map(([, mediaType]) => mediaType))
  expect(acceptedTypes.map(({ mediaType }) => mediaType).filter((type) => !declared.has(type))).toEqual([])
})

test.each(honest)('%s, declared as %s, passes with no finding', async (fileName, mediaType, content) => {
  const bytes = bytesInMemory(Buffer.from(content as string))
  expect(await inspectFile({ fileName, mediaType, residencyCategory: 'C3', bytes })).toMatchObject({ findings: [] })
})
