import { fileTypeFromBuffer } from 'file-type'
import type { FileBytes } from './file-bytes.ts'
import { type MarkupType, markupTypeOf } from './markup/markup-kind.ts'
import { weightsTypeOf } from './model-weights.ts'
import { surveyText } from './text/text-encoding.ts'

/** What the beginning of a file says it is. */
export type FoundType =
  | { readonly kind: 'archive' | 'pdf' }
  | { readonly kind: 'text'; readonly markup: MarkupType | undefined }
  /** Of a signature, in the words of the library that knows it; an image among them. */
  | { readonly kind: 'binary'; readonly mediaType: string }
  | { readonly kind: 'weights'; readonly mediaType: string }
  | { readonly kind: 'unknown' }

const HEAD_BYTES = 4_100
/** An entry, or the end of an archive without entries. */
const archiveStarts = ['PK\x03\x04', 'PK\x05\x06']

/** Texts that begin like them are programs of their own for printers and old word processors. */
const programs: readonly (readonly [start: string, mediaType: string])[] = [
  ['{\\rtf', 'application/rtf'],
  ['%!', 'application/postscript'],
]

/** Reads the type of a file off its first bytes. */
export async function foundTypeOf(bytes: FileBytes): Promise<FoundType> {
  const head = await bytes.read(0, HEAD_BYTES)
  const start = head.toString('latin1', 0, 8)
  if (archiveStarts.some((sign) => start.startsWith(sign))) return { kind: 'archive' }
  if (start.startsWith('%PDF-')) return { kind: 'pdf' }
  const program = programs.find(([sign]) => start.startsWith(sign))
  if (program !== undefined) return { kind: 'binary', mediaType: program[1] }
  const { isText, encodings } = await surveyText(one(head))
  // Some signatures are two letters, with which a text can begin.
  if (isText) return { kind: 'text', markup: markupTypeOf(new TextDecoder(encodings[0]).decode(head)) }
  const weights = weightsTypeOf(head)
  if (weights !== undefined) return { kind: 'weights', mediaType: weights }
  const mediaType = await signedType(head)
  return mediaType === undefined ? { kind: 'unknown' } : { kind: 'binary', mediaType }
}

async function signedType(head: Buffer): Promise<string | undefined> {
  try {
    const found = (await fileTypeFromBuffer(head))?.mime
    return found === 'image/apng' ? 'image/png' : found
  } catch {
    return undefined // a beginning that contradicts itself is of no type
  }
}

async function* one(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk
}
