import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

/** PNG (ISO/IEC 15948) and APNG: the size is in IHDR, the number of frames in acTL; the image ends with IEND. */
export async function pngSize(cursor: ImageCursor): Promise<ImageSize> {
  cursor.at = 8
  let size: { width: number; height: number } | undefined
  let frames = 1
  for (;;) {
    const head = await cursor.peek(8)
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4)
    if (size === undefined) {
      if (type !== 'IHDR' || length !== 13) throw new MalformedImage('a PNG begins with its header')
      const header = await cursor.peek(16)
      size = { width: header.readUInt32BE(8), height: header.readUInt32BE(12) }
    }
    if (type === 'acTL' && length === 8) frames = Math.max((await cursor.peek(12)).readUInt32BE(8), 1)
    cursor.at += 12 + length
    if (cursor.at > cursor.sizeBytes) throw new MalformedImage('a chunk is longer than the PNG')
    if (type === 'IEND') return { ...size, frames, endsAt: cursor.at }
  }
}
