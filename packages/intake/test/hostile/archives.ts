import { deflateRawSync } from 'node:zlib'
import { pdfFile } from '../files/pdf-file.ts'
import { zipFile, type ZipEntry } from '../files/zip-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

const text = { name: 'a.txt', data: 'evidence' }
const zeros = Buffer.alloc(4 * 1_048_576)
const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(200)])

function nested(depth: number): Buffer {
  return depth === 0
    ? zipFile([text])
    : zipFile([{ name: `${depth}.zip`, data: nested(depth - 1), method: depth % 2 === 0 ? 0 : 8 }])
}

/** Points to the data of the first entry again and again, as the bomb of Fifield does. */
function overlapping(count: number): Buffer {
  const first: ZipEntry = { name: 'a.txt', data: 'x'.repeat(1_000) }
  return zipFile([first, ...Array.from({ length: count }, () => ({ ...first, sharesDataOf: 0 }))])
}

/** Its directory has more entries than are read. */
function manyEntries(count: number): Buffer {
  return zipFile(Array.from({ length: count }, (_, index) => ({ name: `${index}`, data: '', method: 0 })))
}

const paths: readonly string[] = [
  '../../etc/passwd',
  'a/../../b.txt',
  '/etc/passwd',
  String.raw`..\..\windows\win.ini`,
  String.raw`C:\windows\win.ini`,
  'C:/windows/win.ini',
  String.raw`\\server\share\a.txt`,
  '..',
  '',
]
const names: readonly (readonly [string, 'name-of-device' | 'name-has-marks' | 'name-ends-blank'])[] = [
  ['folder/CON', 'name-of-device'],
  ['aux.txt', 'name-of-device'],
  ['COM¹.txt', 'name-of-device'],
  ['invoice\u202Efdp.exe', 'name-has-marks'],
  ['a\0.txt', 'name-has-marks'],
  ['report.txt ', 'name-ends-blank'],
]

const files: readonly Hostile[] = [
  ['inflates to a thousand times its size', zipFile([{ name: 'zeros.bin', data: zeros }]), 'archive-ratio'],
  [
    'has many entries that inflate so',
    zipFile([1, 2, 3, 4].map((n) => ({ name: `${n}.txt`, data: zeros }))),
    'archive-ratio',
  ],
  ['says of an entry that it has 4 GiB', zipFile([{ ...text, central: { size: 0xffff_fffe } }]), 'archive-ratio'],
  ['uses the same data for many entries', overlapping(10), 'archive-overlap'],
  ['uses the same data for two entries', overlapping(1), 'archive-overlap'],
  [
    'has data that reach into its directory',
    zipFile([
      { ...text, method: 0, central: { compressedSize: 60, size: 60 }, local: { compressedSize: 60, size: 60 } },
    ]),
    'archive-overlap',
  ],
  ['has more entries than are read', manyEntries(10_001), 'archive-entries'],
  ['says that it has more entries than it has', zipFile([text], { entryCount: 900 }), 'content-malformed'],
  ['says that it has 60,000 entries', zipFile([text], { entryCount: 60_000 }), 'archive-entries'],
  ['has archives in one another, nineteen deep', nested(19), 'archive-depth'],
  ['has archives in one another, four deep', nested(4), 'archive-depth'],
  ['has a link', zipFile([{ name: 'link', data: '/etc/passwd', mode: 0o120_777 }]), 'archive-link'],
  ['has a link to a folder above', zipFile([{ name: 'up', data: '..', mode: 0o120_755, method: 0 }]), 'archive-link'],
  ['has a device', zipFile([{ name: 'null', data: '', mode: 0o020_666 }]), 'archive-link'],
  ['has a pipe', zipFile([{ name: 'pipe', data: '', mode: 0o010_666 }]), 'archive-link'],
  ...paths.map((name): Hostile => [
    `has an entry at ${JSON.stringify(name)}`,
    zipFile([{ ...text, name }]),
    'archive-path',
  ]),
  ...names.map(([name, why]): Hostile => [`has an entry ${JSON.stringify(name)}`, zipFile([{ ...text, name }]), why]),
  [
    'has another name before the data',
    zipFile([{ ...text, local: { name: Buffer.from('b.exe') } }]),
    'archive-headers-differ',
  ],
  ['has another size before the data', zipFile([{ ...text, local: { size: 3 } }]), 'archive-headers-differ'],
  [
    'has another compressed size before the data',
    zipFile([{ ...text, local: { compressedSize: 3 } }]),
    'archive-headers-differ',
  ],
  ['has another method before the data', zipFile([{ ...text, local: { method: 0 } }]), 'archive-headers-differ'],
  ['has another checksum before the data', zipFile([{ ...text, local: { crc: 1 } }]), 'archive-headers-differ'],
  ['is encrypted in one header only', zipFile([{ ...text, local: { flags: 0x801 } }]), 'archive-headers-differ'],
  ['has a folder with content', zipFile([{ name: 'folder/', data: 'hidden' }]), 'archive-headers-differ'],
  [
    'has an entry that is not listed',
    zipFile([{ name: 'hidden.exe', data: program, isUnlisted: true }, text]),
    'archive-headers-differ',
  ],
  [
    'has an unlisted entry between two',
    zipFile([text, { name: 'hidden.exe', data: program, isUnlisted: true }, { ...text, name: 'b.txt' }]),
    'archive-headers-differ',
  ],
  [
    'has an unlisted entry at its end',
    zipFile([text, { name: 'hidden.exe', data: program, isUnlisted: true }]),
    'archive-headers-differ',
  ],
  ['has an entry twice', zipFile([text, text]), 'archive-duplicate'],
  ['has an entry twice, in another case', zipFile([text, { ...text, name: 'A.TXT' }]), 'archive-duplicate'],
  [
    'has an entry twice, in another composition',
    zipFile([
      { ...text, name: 'é.txt' },
      { ...text, name: 'e\u0301.txt' },
    ]),
    'archive-duplicate',
  ],
  ['has an encrypted entry', zipFile([{ ...text, flags: 0x801 }]), 'archive-encrypted'],
  ['is strongly encrypted', zipFile([{ ...text, flags: 0x841 }]), 'content-malformed'],
  ['has an entry that AES has encrypted', zipFile([{ ...text, flags: 0x801, method: 99 }]), 'archive-encrypted'],
  ['has an entry of an unknown method', zipFile([{ ...text, method: 14 }]), 'archive-method'],
  [
    'inflates to more than an entry says',
    zipFile([{ name: 'a.txt', data: 'x', compressed: deflateRawSync('x'.repeat(5_000)) }]),
    'archive-size-lies',
  ],
  [
    'inflates to less than an entry says',
    zipFile([{ name: 'a.txt', data: 'x'.repeat(5_000), compressed: deflateRawSync('x') }]),
    'archive-size-lies',
  ],
  [
    'cannot be inflated',
    zipFile([{ name: 'a.txt', data: 'xxxxxxxx', compressed: Buffer.alloc(8, 0xff) }]),
    'archive-size-lies',
  ],
  [
    'has another checksum than its content',
    zipFile([{ ...text, central: { crc: 7 }, local: { crc: 7 } }]),
    'archive-checksum',
  ],
  ['has bytes after its end', Buffer.concat([zipFile([text]), Buffer.from('after')]), 'content-malformed'],
  ['has a second end in its comment', zipFile([text], { comment: zipFile([text]) }), 'archive-headers-differ'],
  ['has no end', zipFile([text]).subarray(0, 60), 'content-malformed'],
  ['has its directory outside', zipFile([text], { directoryOffset: 0xffff_0000 }), 'content-malformed'],
  ['has its directory at its beginning', zipFile([text], { directoryOffset: 0 }), 'content-malformed'],
  ['has a program', zipFile([{ name: 'setup.exe', data: program }]), 'entry-type-not-accepted'],
  ['has a program with the name of a text', zipFile([{ name: 'read.txt', data: program }]), 'entry-type-not-accepted'],
  [
    'has a program in an archive in it',
    zipFile([{ name: 'in.zip', data: zipFile([{ name: 'read.txt', data: program }]) }]),
    'entry-type-not-accepted',
  ],
  [
    'has weights that run when they are opened',
    zipFile([{ name: 'model/data.pkl', data: Buffer.from('\x80\x02}q\0X\x01\0\0\0w.', 'latin1') }]),
    'model-weights',
  ],
  ['has a link file of Windows', zipFile([{ name: 'open.lnk', data: 'text' }]), 'entry-type-not-accepted'],
  [
    'has unknown bytes',
    zipFile([{ name: 'weights', data: Buffer.from([1, 2, 3, 0, 0, 9]) }]),
    'entry-type-not-accepted',
  ],
  [
    'has a PDF with a script',
    zipFile([{ name: 'a.pdf', data: pdfFile({ objects: ['<< /S /JavaScript /JS (app.alert(1)) >>'] }) }]),
    'pdf-script',
  ],
  [
    'has a PDF with a script, stored',
    zipFile([{ name: 'a.pdf', method: 0, data: pdfFile({ objects: ['<< /S /JavaScript /JS (app.alert(1)) >>'] }) }]),
    'pdf-script',
  ],
  ['has a page with a script', zipFile([{ name: 'a.html', data: '<p>x<script>alert(1)</script>' }]), 'markup-active'],
  [
    'has a picture with a script under the name of a text',
    zipFile([{ name: 'a.txt', data: '<svg onload="alert(1)"/>' }]),
    'markup-active',
  ],
  ['has a table with a formula', zipFile([{ name: 'a.csv', data: 'a,=HYPERLINK("http://x")\n' }]), 'formula-in-cell'],
]

export const hostileArchives = allAs('evidence.zip', 'application/zip', files)
