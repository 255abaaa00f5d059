import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

const WIDTH = 256
const HEIGHT = 257

/** TIFF 6.0: every directory is a page; the largest counts for all of them. BigTIFF is refused as malformed: no scanner writes it. */
export async function tiffSize(cursor: ImageCursor): Promise<ImageSize> {
  const head = await cursor.next(8)
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const short = (from: Buffer, at: number) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const long = (from: Buffer, at: number) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at))
  if (short(head, 2) !== 42) throw new MalformedImage('no TIFF of version 6')
  const visited = new Set<number>()
  let width = 0
  let height = 0
  for (let next = long(head, 4); next !== 0;) {
    if (visited.has(next)) throw new MalformedImage('the directories of the TIFF form a circle')
    visited.add(next)
    cursor.at = next
    const entries = short(await cursor.next(2), 0)
    const directory = await cursor.next(entries * 12 + 4)
    for (let at = 0; at < entries * 12; at += 12) {
      const value = short(directory, at + 2) === 3 ? short(directory, at + 8) : long(directory, at + 8)
      if (short(directory, at) === WIDTH) width = Math.max(width, value)
      if (short(directory, at) === HEIGHT) height = Math.max(height, value)
    }
    next = long(directory, entries * 12)
  }
  return { width, height, frames: Math.max(visited.size, 1) }
}
