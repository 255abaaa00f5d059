import { inflateSync, constants } from 'node:zlib'
import { PDF_OBJECT_STREAM_BYTES_MAX } from '../limits.ts'
import { PdfLexer } from './lexer.ts'

/** Objects that are written together and compressed. `starts` says where each object begins. */
export interface ObjectStream {
  readonly bytes: Buffer
  readonly starts: ReadonlyMap<number, number>
}

/** Where the data of a stream begin, when the dictionary in which `at` stands is that of a stream. */
export function streamStart(bytes: Buffer, at: number): number | undefined {
  const keyword = bytes.indexOf('stream', at, 'latin1')
  const end = bytes.indexOf('endobj', at, 'latin1')
  if (keyword < 0 || (end >= 0 && end < keyword)) return undefined
  const after = keyword + 'stream'.length
  if (bytes[after] === 0x0d && bytes[after + 1] === 0x0a) return after + 2
  return bytes[after] === 0x0a || bytes[after] === 0x0d ? after + 1 : after
}

/**
 * Inflates an object stream; bytes after its end do no harm. Null where it is not written as every program writes it (deflated, its
 * numbers first), or is larger than is inflated: such objects cannot be judged.
 */
export function readObjectStream(compressed: Buffer, first: number): ObjectStream | null {
  let bytes: Buffer
  try {
    bytes = inflateSync(compressed, {
      maxOutputLength: PDF_OBJECT_STREAM_BYTES_MAX,
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch {
    return null
  }
  const starts = startsIn(bytes, first)
  return starts.size === 0 && bytes.length > 0 ? null : { bytes, starts }
}

/** The pairs of number and offset at the beginning. */
function startsIn(bytes: Buffer, first: number): Map<number, number> {
  const starts = new Map<number, number>()
  const lexer = new PdfLexer(bytes)
  while (lexer.at < first) {
    const number = lexer.next()
    const offset = lexer.next()
    if (number?.kind !== 'number' || offset?.kind !== 'number') break
    starts.set(number.value, first + offset.value)
  }
  return starts
}
