import type { ImageCursor } from './cursor.ts'
import type { ImageSize } from './image-size.ts'

/** BMP: the size is in its second header; a negative height means that rows go from top to bottom. */
export async function bmpSize(cursor: ImageCursor): Promise<ImageSize> {
  const head = await cursor.next(26)
  if (head.readUInt32LE(14) === 12) return { width: head.readUInt16LE(18), height: head.readUInt16LE(20), frames: 1 }
  return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)), frames: 1 }
}
