import type { ImageCursor } from './cursor.ts'
import { type ImageSize, MalformedImage } from './image-size.ts'

const WIDTH = 256
const HEIGHT = 257
/** Directories within a directory: smaller copies and other pictures, and what a camera says. */
const WITHIN = new Set([330, 34_665, 34_853])
const ENTRY_BYTES = 12

interface Numbers {
  readonly short: (from: Buffer, at: number) => number
  readonly long: (from: Buffer, at: number) => number
}

/**
 * TIFF 6.0: every directory is a page, also one within another; the largest counts for all of them. BigTIFF is refused as malformed: no scanner
 * writes it.
 */
export async function tiffSize(cursor: ImageCursor): Promise<ImageSize> {
  const head = await cursor.next(8)
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const numbers: Numbers = {
    short: (from, at) => (isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at)),
    long: (from, at) => (isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at)),
  }
  if (numbers.short(head, 2) !== 42) throw new MalformedImage('no TIFF of version 6')
  const visited = new Set<number>()
  const waiting = [numbers.long(head, 4)]
  let width = 0
  let height = 0
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0) continue
    if (visited.has(at)) throw new MalformedImage('the directories of the TIFF form a circle')
    visited.add(at)
    const directory = await directoryAt(cursor, at, numbers)
    width = Math.max(width, directory.width)
    height = Math.max(height, directory.height)
    waiting.push(directory.next, ...directory.within)
  }
  return { width, height, frames: Math.max(visited.size, 1) }
}

async function directoryAt(cursor: ImageCursor, start: number, numbers: Numbers) {
  const { short, long } = numbers
  cursor.at = start
  const length = short(await cursor.next(2), 0) * ENTRY_BYTES
  const directory = await cursor.next(length + 4)
  const found = { width: 0, height: 0, within: [] as number[], next: long(directory, length) }
  for (let at = 0; at < length; at += ENTRY_BYTES) {
    const tag = short(directory, at)
    const value = short(directory, at + 2) === 3 ? short(directory, at + 8) : long(directory, at + 8)
    if (tag === WIDTH) found.width = Math.max(found.width, value)
    if (tag === HEIGHT) found.height = Math.max(found.height, value)
    if (WITHIN.has(tag)) found.within.push(...(await offsetsIn(cursor, directory, at, numbers)))
  }
  return found
}

/** Where directories within begin: one stands in the entry itself, more of them elsewhere. */
async function offsetsIn(cursor: ImageCursor, directory: Buffer, at: number, { long }: Numbers): Promise<number[]> {
  const count = long(directory, at + 4)
  if (count <= 1) return [long(directory, at + 8)]
  cursor.at = long(directory, at + 8)
  const list = await cursor.next(Math.min(count, LISTED_MAX) * 4)
  return Array.from({ length: list.length / 4 }, (_, index) => long(list, index * 4))
}

/** More directories than any picture has in one. */
const LISTED_MAX = 4_096
