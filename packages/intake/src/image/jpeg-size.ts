import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

/** JPEG (ISO/IEC 10918-1): the size is in the frame header, which stands before the first scan. */
export async function jpegSize(cursor: ImageCursor): Promise<ImageSize> {
  cursor.at = 2
  for (;;) {
    const [first, marker = 0] = await cursor.next(2)
    if (first !== 0xff) throw new MalformedImage('a JPEG has markers one after the other')
    if (marker === 0xff) {
      cursor.at -= 1
      continue
    }
    if (marker === 0xda || marker === 0xd9) throw new MalformedImage('a JPEG says its size before its pixels')
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue
    const length = (await cursor.peek(2)).readUInt16BE(0)
    if (isFrameHeader(marker)) {
      const header = await cursor.peek(7)
      return { height: header.readUInt16BE(3), width: header.readUInt16BE(5), frames: 1 }
    }
    if (length < 2) throw new MalformedImage('a segment has no length')
    cursor.at += length
  }
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which are in the same row. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
