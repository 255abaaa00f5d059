import { objectStream, pdfFile, stream } from '../files/pdf-file.ts'
import { zipFile } from '../files/zip-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

const script = '<< /S /JavaScript /JS (app.alert(1)) >>'
const noise = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7 + (index >> 3)) & 0xff))

/** Ten levels, each node with the same child ten times: 10^9 pages in a kilobyte. */
function pagesThatMultiply(levels: number): Buffer {
  const nodes = Array.from({ length: levels }, (_, level) => {
    const child = level === levels - 1 ? 3 : 5 + level
    return `<< /Type /Pages /Count 1 /Kids [${`${child} 0 R `.repeat(10)}] >>`
  })
  return pdfFile({ pages: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', objects: nodes })
}

const files: readonly Hostile[] = [
  ['has a script', pdfFile({ objects: [script] }), 'pdf-script'],
  ['has a script under a written-out name', pdfFile({ objects: ['<< /S /J#61vaScript /JS (x) >>'] }), 'pdf-script'],
  [
    'has a script under a name with every letter written out',
    pdfFile({ objects: ['<< /S /#4a#61#76#61#53#63#72#69#70#74 /JS (x) >>'] }),
    'pdf-script',
  ],
  ['has a script in an object stream', pdfFile({ objects: [objectStream([script])] }), 'pdf-script'],
  ['has a script in an object stream without a type', pdfFile({ objects: [objectStream([script], '')] }), 'pdf-script'],
  [
    'has a script in an object stream of a written-out type',
    pdfFile({ objects: [objectStream([script], '/Type /Obj#53tm')] }),
    'pdf-script',
  ],
  [
    'has a script in the data of a stream',
    pdfFile({ objects: [stream('', `5 0 obj ${script} endobj`)] }),
    'pdf-script',
  ],
  ['has a script after an open string', pdfFile({ objects: ['( open', script] }), 'pdf-script'],
  [
    'has a script in a comment, to which a reference leads',
    pdfFile({ objects: [`% 9 0 obj ${script} endobj\n<< >>`] }),
    'pdf-script',
  ],
  ['has a script after its end', pdfFile({ after: `9 0 obj ${script} endobj` }), 'pdf-script'],
  [
    'has a script far behind',
    pdfFile({
      objects: [stream('', noise), stream('', noise), stream('', noise), stream('', noise), stream('', noise), script],
    }),
    'pdf-script',
  ],
  [
    'has a tree of scripts by name',
    pdfFile({ catalogue: '/Names << /JavaScript 4 0 R >>', objects: ['<< /Names [] >>'] }),
    'pdf-script',
  ],
  ['starts a program', pdfFile({ objects: ['<< /S /Launch /F (cmd.exe) >>'] }), 'pdf-action'],
  [
    'starts a program when it is opened',
    pdfFile({ catalogue: '/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>' }),
    'pdf-action',
  ],
  [
    'opens an address when it is opened',
    pdfFile({ catalogue: '/OpenAction << /S /URI /URI (http://evil.example) >>' }),
    'pdf-action',
  ],
  [
    'opens an address by reference',
    pdfFile({ catalogue: '/OpenAction 4 0 R', objects: ['<< /S /URI /URI (http://evil.example) >>'] }),
    'pdf-action',
  ],
  ['opens what is not there', pdfFile({ catalogue: '/OpenAction 77 0 R' }), 'pdf-action'],
  [
    'opens an address after a page',
    pdfFile({ catalogue: '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /URI >> >>' }),
    'pdf-action',
  ],
  [
    'opens an address that is in an object stream',
    pdfFile({
      catalogue: '/OpenAction 100 0 R',
      objects: [objectStream(['<< /S /URI /URI (http://evil.example) >>'])],
    }),
    'pdf-action',
  ],
  ['sends a form', pdfFile({ objects: ['<< /S /SubmitForm /F (http://evil.example) >>'] }), 'pdf-action'],
  ['loads data', pdfFile({ objects: ['<< /S /ImportData /F (x) >>'] }), 'pdf-action'],
  ['goes to a file in it', pdfFile({ objects: ['<< /S /GoToE /T << >> >>'] }), 'pdf-action'],
  [
    'has a form of another kind',
    pdfFile({ catalogue: '/AcroForm << /XFA 4 0 R >>', objects: [stream('', '<xdp/>')] }),
    'pdf-action',
  ],
  ['has rich media', pdfFile({ objects: ['<< /Subtype /RichMedia >>'] }), 'pdf-action'],
  ['has a file in it', pdfFile({ objects: [stream('/Type /EmbeddedFile', 'MZ')] }), 'pdf-embedded-file'],
  [
    'has files in it by name',
    pdfFile({ catalogue: '/Names << /EmbeddedFiles 4 0 R >>', objects: ['<< >>'] }),
    'pdf-embedded-file',
  ],
  [
    'has a file in it under a written-out name',
    pdfFile({ objects: [stream('/Type /Embedded#46ile', 'MZ')] }),
    'pdf-embedded-file',
  ],
  ['is encrypted', pdfFile({ trailer: '/Encrypt 4 0 R', objects: ['<< /Filter /Standard /V 5 >>'] }), 'pdf-encrypted'],
  [
    'has cross-references in a circle',
    pdfFile({ trailer: '/Prev 9', startsAt: 9, header: '%PDF-1.7\nxref\n0 0\ntrailer << /Prev 9 >>\n' }),
    'pdf-cycle',
  ],
  [
    'has cross-references in a circle of two',
    pdfFile({
      startsAt: 9,
      header: '%PDF-1.7\nxref\n0 0\ntrailer << /Prev 42 >>         \nxref\n0 0\ntrailer << /Prev 9 >>\n',
    }),
    'pdf-cycle',
  ],
  ['has no cross-references', Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n'), 'content-malformed'],
  ['has a page tree in a circle', pdfFile({ pages: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }), 'pdf-cycle'],
  [
    'has a page tree in a circle of two',
    pdfFile({ pages: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', objects: ['<< /Type /Pages /Kids [2 0 R] >>'] }),
    'pdf-cycle',
  ],
  ['has the same page a billion times', pagesThatMultiply(9), 'pdf-cycle'],
  [
    'has a node with two parents',
    pdfFile({
      pages: '<< /Kids [4 0 R 5 0 R] /Count 2 >>',
      objects: ['<< /Kids [6 0 R] >>', '<< /Kids [6 0 R] >>', '<< /Type /Page >>'],
    }),
    'pdf-cycle',
  ],
  [
    'says that it has a billion pages',
    pdfFile({ pages: '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>' }),
    'pdf-pages',
  ],
  [
    'has an object stream that cannot be inflated',
    pdfFile({ objects: [stream('/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode', 'not deflated')] }),
    'content-malformed',
  ],
  [
    'has an object stream of another filter',
    pdfFile({ objects: [stream('/Type /ObjStm /N 1 /First 6 /Filter /ASCIIHexDecode', '2f4a6176>')] }),
    'content-malformed',
  ],
  [
    'has an object stream that is a bomb',
    pdfFile({ objects: [objectStream([`(${'x'.repeat(9_000_000)})`])] }),
    'content-malformed',
  ],
  [
    'is an archive at its end',
    Buffer.concat([pdfFile(), zipFile([{ name: 'a.txt', data: 'x' }], { prefix: Buffer.alloc(0) })]),
    'polyglot',
  ],
  ['is a page too', pdfFile({ header: '%PDF-1.7\n<html><body>\n' }), 'polyglot'],
]

export const hostilePdfs = allAs('report.pdf', 'application/pdf', files)
