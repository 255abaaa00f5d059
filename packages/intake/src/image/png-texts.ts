import { inflateSync } from 'node:zlib'
import { IMAGE_TEXT_BYTES_MAX } from '../limits.ts'

/** Chunks of a PNG whose data are compressed beside the pixels, behind a name that ends with a zero. */
export function isCompressedChunk(type: string): boolean {
  return type === 'zTXt' || type === 'iCCP' || type === 'iTXt'
}

/** Whether the data of such a chunk inflate to more than is inflated: a program that shows the picture would hold them. */
export function isBombOfText(type: string, chunk: Buffer): boolean {
  const name = chunk.indexOf(0)
  const start = type === 'iTXt' ? startOfInternational(chunk, name) : name + 2
  if (name < 0 || start === undefined) return false
  try {
    inflateSync(chunk.subarray(start), { maxOutputLength: IMAGE_TEXT_BYTES_MAX })
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' // of zlib
  }
}

/** After a flag and a method, a language and a translated name, each with an end. Undefined where it is not compressed. */
function startOfInternational(chunk: Buffer, name: number): number | undefined {
  if (chunk[name + 1] !== 1) return undefined
  const language = chunk.indexOf(0, name + 3)
  const translated = language < 0 ? -1 : chunk.indexOf(0, language + 1)
  return translated < 0 ? undefined : translated + 1
}
