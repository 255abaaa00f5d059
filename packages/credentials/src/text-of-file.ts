import { CredentialRefused } from '#refusal.ts'
import { jsonBytesMax } from '#strict-json.ts'

/** The first bytes of files that people take for a certificate, and what to do instead. */
const others: readonly (readonly [bytes: readonly number[], message: string])[] = [
  [[], 'the file is empty'],
  [[0x1f, 0x8b], 'the file is compressed (gzip): unpack it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'the file is a ZIP archive: unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'the file is a PDF: download the credential, which is a JSON file'],
  [[0x3c], 'the file is a web page or XML: download the credential, which is a JSON file'],
]

const marks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * The text of a file that somebody holds for a credential. A byte order mark is read over, and the encoding that it names is taken:
 * an editor or a shell put it there, and no signature covers it.
 *
 * @throws CredentialRefused `too-large`, or `not-json` with what the file is instead
 */
export function textOf(received: Uint8Array | string): string {
  if (typeof received === 'string') return received.replace(/^\u{feff}/u, '')
  if (received.byteLength > jsonBytesMax)
    throw new CredentialRefused('too-large', `the text is longer than ${jsonBytesMax} bytes`)
  const other = others.find(([bytes]) => (bytes.length === 0 ? received.length === 0 : startsWith(received, bytes)))
  if (other !== undefined) throw new CredentialRefused('not-json', other[1])
  const encoding = marks.find(([mark]) => startsWith(received, mark))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(received)
  } catch (cause) {
    throw new CredentialRefused('not-json', 'the text is not UTF-8', { cause })
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
