import { fileTypeFromBuffer } from 'file-type'
import type { FileBytes } from './file-bytes.ts'
import { type MarkupType, markupTypeOf } from './markup/markup-kind.ts'
import { surveyText } from './text/text-encoding.ts'
import { inflatedHead } from './weights/compressed-head.ts'
import { HDF5_HEAD_BYTES, headOfHdf5 } from './weights/hdf5.ts'
import { weightsFormatOf, weightsFormatOfText } from './weights/model-weights.ts'
import type { Head, WeightsFormat } from './weights/weights-format.ts'

/** What the beginning of a file says it is. */
export type FoundType =
  | { readonly kind: 'archive' | 'pdf' }
  | { readonly kind: 'text'; readonly markup: MarkupType | undefined }
  /** Of a signature, in the words of the library that knows it; an image among them. */
  | { readonly kind: 'binary'; readonly mediaType: string }
  | { readonly kind: 'weights'; readonly format: WeightsFormat }
  | { readonly kind: 'unknown' }

/** How much of a file its type is told by. */
export const HEAD_BYTES = 4_100
/** An entry, the end of an archive without entries, or the mark of one that was written in pieces. */
const archiveStarts = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

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
  const weights = await weightsIn(bytes, head, isText)
  if (weights !== undefined) return { kind: 'weights', format: weights }
  // Some signatures are two letters, with which a text can begin.
  if (isText) return { kind: 'text', markup: markupTypeOf(new TextDecoder(encodings[0]).decode(head)) }
  const mediaType = await signedType(head)
  return mediaType === undefined ? { kind: 'unknown' } : { kind: 'binary', mediaType }
}

async function weightsIn(file: FileBytes, bytes: Buffer, isText: boolean): Promise<WeightsFormat | undefined> {
  const head: Head = { bytes, isWhole: file.sizeBytes <= HEAD_BYTES }
  if (isText) return weightsFormatOfText(head)
  if (headOfHdf5(bytes)) return weightsFormatOf({ bytes: await file.read(0, HDF5_HEAD_BYTES), isWhole: false })
  const inflated = inflatedHead(head)
  if (inflated !== undefined) return weightsFormatOf(inflated)
  return weightsFormatOf(head)
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
