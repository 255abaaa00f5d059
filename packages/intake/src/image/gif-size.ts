import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

/** GIF 89a: the size of the screen, or of a larger frame; every frame is counted; the image ends with its trailer. */
export async function gifSize(cursor: ImageCursor): Promise<ImageSize> {
  const screen = await cursor.next(13)
  let width = screen.readUInt16LE(6)
  let height = screen.readUInt16LE(8)
  let frames = 0
  cursor.at += bytesOfColours(screen[10])
  for (;;) {
    // Old programs leave the trailer away, and every reader bears it.
    if (frames > 0 && cursor.at === cursor.sizeBytes) return { width, height, frames }
    const [introducer] = await cursor.next(1)
    if (introducer === 0x3b) return { width, height, frames: Math.max(frames, 1), endsAt: cursor.at }
    if (introducer === 0x21) cursor.at += 1
    else if (introducer === 0x2c) {
      const frame = await cursor.next(9)
      width = Math.max(width, frame.readUInt16LE(0) + frame.readUInt16LE(4))
      height = Math.max(height, frame.readUInt16LE(2) + frame.readUInt16LE(6))
      frames += 1
      cursor.at += bytesOfColours(frame[8]) + 1
    } else throw new MalformedImage('a GIF has no such block')
    await passBlocks(cursor)
  }
}

async function passBlocks(cursor: ImageCursor): Promise<void> {
  for (;;) {
    const [length = 0] = await cursor.next(1)
    if (length === 0) return
    cursor.at += length
  }
}

function bytesOfColours(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}
