import { IMAGE_TEXT_BYTES_MAX } from '../limits.ts'
import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage, TooMuchText } from './image-size.ts'
import { isBombOfText, isCompressedChunk } from './png-texts.ts'

/** PNG (ISO/IEC 15948) and APNG: the size is in IHDR, the number of frames in acTL, that of a frame in fcTL; the image ends with IEND. */
export async function pngSize(cursor: ImageCursor): Promise<ImageSize> {
  cursor.at = 8
  const size = await headerOf(cursor)
  let frames = 1
  for (;;) {
    const head = await cursor.peek(8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4)
    if (type === 'IHDR') throw new MalformedImage('a PNG has one header')
    if (type === 'acTL' && length === 8) frames = Math.max((await cursor.peek(12)).readUInt32BE(8), 1)
    if (type === 'fcTL' && length === 26) await growTo(size, cursor)
    await refuseBombOfText(cursor, type, length)
    cursor.at += 12 + length
    if (cursor.at > cursor.sizeBytes) throw new MalformedImage('a chunk is longer than the PNG')
    if (type === 'IEND') return { ...size, frames, endsAt: cursor.at }
  }
}

type Size = { width: number; height: number }

async function headerOf(cursor: ImageCursor): Promise<Size> {
  const header = await cursor.peek(16)
  if (header.toString('latin1', 4, 8) !== 'IHDR' || header.readUInt32BE(0) !== 13)
    throw new MalformedImage('a PNG begins with its header')
  cursor.at += 25
  return { width: header.readUInt32BE(8), height: header.readUInt32BE(12) }
}

/** A frame is no larger than the image, but for a file that lies. */
async function growTo(size: Size, cursor: ImageCursor): Promise<void> {
  const frame = await cursor.peek(20)
  size.width = Math.max(size.width, frame.readUInt32BE(12))
  size.height = Math.max(size.height, frame.readUInt32BE(16))
}

async function refuseBombOfText(cursor: ImageCursor, type: string, length: number): Promise<void> {
  if (!isCompressedChunk(type)) return
  const isBomb = length > IMAGE_TEXT_BYTES_MAX || isBombOfText(type, (await cursor.peek(8 + length)).subarray(8))
  if (isBomb) throw new TooMuchText('a text of the PNG is too large')
}
