import type { FileBytes } from '../file-bytes.ts'
import type { Findings } from '../finding.ts'
import { IMAGE_FRAMES_PIXELS_MAX, IMAGE_PIXELS_MAX } from '../limits.ts'
import { bmpSize } from './bmp-size.ts'
import { ImageCursor } from './cursor.ts'
import { gifSize } from './gif-size.ts'
import { type ImageSize, MalformedImage, TooManyBlocks, TooMuchText } from './image-size.ts'
import { jpegSize } from './jpeg-size.ts'
import { pngSize } from './png-size.ts'
import { tiffSize } from './tiff-size.ts'
import { webpSize } from './webp-size.ts'

/** The readers of sizes are our own: those of npm want the whole file, and a directory of a TIFF can stand at its end. */
const sizeReaders: Readonly<Record<string, (cursor: ImageCursor) => Promise<ImageSize>>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/tiff': tiffSize,
  'image/bmp': bmpSize,
}

/** Judges an image by its headers alone: nothing is decoded. */
export async function checkImage(
  bytes: FileBytes,
  mediaType: string,
  findings: Findings,
  within: readonly string[],
): Promise<void> {
  const size = await sizeOf(bytes, mediaType, findings, within)
  if (size === undefined) return
  const { width, height, frames, endsAt } = size
  if (width === 0 || height === 0) findings.add('content-malformed', { part: 'image size' }, within)
  if (width * height > IMAGE_PIXELS_MAX || width * height * frames > IMAGE_FRAMES_PIXELS_MAX) {
    findings.add('image-pixels', { width, height, frames, most: IMAGE_PIXELS_MAX }, within)
  }
  if (endsAt !== undefined && endsAt < bytes.sizeBytes) {
    findings.add('data-after-end', { bytes: bytes.sizeBytes - endsAt }, within)
  }
}

/**
 * What the headers of an image say; undefined of a type without a reader.
 *
 * @throws MalformedImage, TooManyBlocks
 */
export async function readImageSize(bytes: FileBytes, mediaType: string): Promise<ImageSize | undefined> {
  return sizeReaders[mediaType]?.(new ImageCursor(bytes))
}

async function sizeOf(bytes: FileBytes, mediaType: string, findings: Findings, within: readonly string[]) {
  try {
    return await readImageSize(bytes, mediaType)
  } catch (error) {
    if (error instanceof TooMuchText) findings.add('content-beyond-limit', { limit: 'IMAGE_TEXT_BYTES_MAX' }, within)
    else if (error instanceof TooManyBlocks) findings.add('content-beyond-limit', { limit: 'IMAGE_BLOCKS_MAX' }, within)
    else if (error instanceof MalformedImage) findings.add('content-malformed', { part: 'image' }, within)
    else throw error
    return undefined
  }
}
