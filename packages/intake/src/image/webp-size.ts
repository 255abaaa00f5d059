import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

/** WebP: the canvas of an extended file, or the only image; the frames of an animation are counted. */
export async function webpSize(cursor: ImageCursor): Promise<ImageSize> {
  const head = await cursor.next(12)
  const endsAt = Math.min(head.readUInt32LE(4) + 8, cursor.sizeBytes)
  let size: { width: number; height: number } | undefined
  let frames = 0
  while (cursor.at + 8 <= endsAt) {
    const chunk = await cursor.next(8)
    const type = chunk.toString('latin1', 0, 4)
    const length = chunk.readUInt32LE(4)
    if (type === 'ANMF') frames += 1
    size ??= await sizeIn(type, cursor)
    cursor.at += length + (length % 2)
  }
  if (size === undefined) throw new MalformedImage('a WebP has an image')
  return { ...size, frames: Math.max(frames, 1), endsAt }
}

async function sizeIn(type: string, cursor: ImageCursor): Promise<{ width: number; height: number } | undefined> {
  if (type === 'VP8X') {
    const data = await cursor.peek(10)
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  }
  if (type === 'VP8 ') {
    const data = await cursor.peek(10)
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  }
  if (type !== 'VP8L') return undefined
  const bits = (await cursor.peek(5)).readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
