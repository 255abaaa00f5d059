import { endRecordsIn } from './archive/end-records.ts'
import { chunksOf, type FileBytes } from './file-bytes.ts'
import type { Findings } from './finding.ts'

/** A reader of PDF accepts its header so far into a file. */
const PDF_HEADER_WITHIN = 1_024
/** The longest of what is looked for, less one. */
const OVERLAP = 47
/** Archives and programs behind a picture, by signs that no picture has by chance. */
const behind: readonly (readonly [sign: string, as: string])[] = [
  ['Rar!\x1a\x07', 'RAR'],
  ['7z\xbc\xaf\x27\x1c', '7-Zip'],
  ['This program cannot be run in DOS mode', 'program'],
]

/** Long enough that no picture has them by chance. */
const markup =
  /<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|script[\s>/]|iframe[\s>/]|svg[\s/]+[a-z:]{2,20}\s*=|\?php\s)/i

/** Looks in a file of one type for what makes another program take it for a file of another type. */
export async function checkPolyglot(
  bytes: FileBytes,
  type: string,
  findings: Findings,
  within: readonly string[],
): Promise<void> {
  const head = await bytes.read(0, PDF_HEADER_WITHIN)
  if (type !== 'application/pdf' && head.includes('%PDF-', 0, 'latin1')) findings.add('polyglot', { as: 'PDF' }, within)
  if ((await endRecordsIn(bytes)).some(({ entries }) => entries > 0)) findings.add('polyglot', { as: 'ZIP' }, within)
  if (type.startsWith('image/')) {
    if (/^GIF8[79]a(?:\/\*|[=;])/.test(head.toString('latin1'))) findings.add('polyglot', { as: 'JavaScript' }, within)
    for (const as of await seenIn(chunksOf(bytes))) findings.add('polyglot', { as }, within)
  } else if (markup.test(head.toString('latin1', 0, 256))) findings.add('polyglot', { as: 'HTML' }, within)
}

async function seenIn(chunks: AsyncIterable<Buffer>): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  let before = ''
  for await (const chunk of chunks) {
    const text = before + chunk.toString('latin1')
    if (markup.test(text)) seen.add('HTML')
    for (const [sign, as] of behind) if (text.includes(sign)) seen.add(as)
    before = text.slice(-OVERLAP)
  }
  return seen
}
