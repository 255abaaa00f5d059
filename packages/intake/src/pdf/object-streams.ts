import { constants, inflateSync } from 'node:zlib'
import type { FileBytes } from '../file-bytes.ts'
import { PDF_OBJECT_STREAM_BYTES_MAX } from '../limits.ts'
import type { ObjectHead } from './heads.ts'
import { type LexerBudget, PdfLexer } from './lexer.ts'

/** Objects that are written together and compressed, and where each begins. */
export interface ObjectStream {
  readonly bytes: Buffer
  readonly heads: readonly ObjectHead[]
}

/** Where the data begin of the streams in some bytes. Places are asked for in their order. */
export function streamStarts(bytes: Buffer): (at: number) => number | undefined {
  const keyword = nextOf(bytes, 'stream')
  const end = nextOf(bytes, 'endobj')
  return (at) => {
    const start = keyword(at)
    return start < end(at) && start < Infinity ? start + lineEndAfter(bytes, start + KEYWORD) : undefined
  }
}

const KEYWORD = 'stream'.length

/** How far the data are from the beginning of the keyword. */
function lineEndAfter(bytes: Buffer, after: number): number {
  if (bytes[after] === 0x0d && bytes[after + 1] === 0x0a) return KEYWORD + 2
  return bytes[after] === 0x0a || bytes[after] === 0x0d ? KEYWORD + 1 : KEYWORD
}

/** The next place of a word: it is searched once for all places before it. */
function nextOf(bytes: Buffer, word: string): (at: number) => number {
  let next = -1
  return (at) => {
    if (next < at) {
      const found = bytes.indexOf(word, at, 'latin1')
      next = found < 0 ? Infinity : found
    }
    return next
  }
}

/** How much of the compressed data is tried, first little: most object streams are small. */
const TRIED_BYTES = [65_536, 1_048_576, PDF_OBJECT_STREAM_BYTES_MAX]

/**
 * Inflates an object stream; bytes after its end do no harm. Null where it is not written as every program writes it (deflated, its
 * numbers first), or is larger than is inflated: such objects cannot be judged.
 */
export async function readObjectStream(
  bytes: FileBytes,
  at: number,
  first: number,
  budget: LexerBudget,
): Promise<ObjectStream | null> {
  for (const length of TRIED_BYTES) {
    const compressed = await bytes.read(at, length)
    const read = inflate(compressed, compressed.length < length)
    if (read === 'cut') continue
    if (read === null) return null
    const heads = headsOf(read, first, budget)
    return heads.length === 0 && read.length > 0 ? null : { bytes: read, heads }
  }
  return null
}

function inflate(compressed: Buffer, isAll: boolean): Buffer | 'cut' | null {
  try {
    const finishFlush = isAll ? constants.Z_SYNC_FLUSH : constants.Z_FINISH
    return inflateSync(compressed, { maxOutputLength: PDF_OBJECT_STREAM_BYTES_MAX, finishFlush })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'cut' : null // of zlib
  }
}

/** The pairs of number and offset at the beginning. */
function headsOf(bytes: Buffer, first: number, budget: LexerBudget): ObjectHead[] {
  const heads: ObjectHead[] = []
  const lexer = new PdfLexer(bytes, 0, budget)
  while (lexer.at < first) {
    const number = lexer.next()
    const offset = lexer.next()
    if (number?.kind !== 'number' || offset?.kind !== 'number') break
    heads.push({ object: number.value, start: first + offset.value })
  }
  return heads.toSorted((a, b) => a.start - b.start)
}
