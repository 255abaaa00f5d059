import { crc32, deflateSync } from 'node:zlib'

/** A PNG with the size that its header says; its pixels are those of one line. */
export function pngFile(
  width: number,
  height: number,
  ...chunks: readonly (readonly [type: string, data: Buffer])[]
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const pixels = deflateSync(Buffer.alloc(Math.min(width, 64) + 1))
  const all = [['IHDR', header] as const, ...chunks, ['IDAT', pixels] as const, ['IEND', Buffer.alloc(0)] as const]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...all.map(([type, data]) => pngChunk(type, data))])
}

/** A whole PNG of one colour, with one bit for each pixel: it weighs next to nothing. */
export function flatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  const all = [['IHDR', header] as const, ['IDAT', pixels] as const, ['IEND', Buffer.alloc(0)] as const]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...all.map(([type, data]) => pngChunk(type, data))])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  chunk.writeUInt32BE(data.length, 0)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
  return chunk
}

export function gifFile(width: number, height: number, { frames = 1, after = '', head = '' } = {}): Buffer {
  const screen = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(7)])
  screen.writeUInt16LE(width, 6)
  screen.writeUInt16LE(height, 8)
  if (head !== '') screen.write(head, 6, 'latin1')
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([
    screen,
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
    Buffer.from(after),
  ])
}

/** A JPEG whose frame says the size; a comment of any content stands before it. */
export function jpegFile(width: number, height: number, { comment = '', after = '' } = {}): Buffer {
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
  const note = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from(comment)])
  note.writeUInt16BE(note.length - 2, 2)
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, 0x34, 0xff, 0xd9])
  return Buffer.concat([start, note, frame, scan, Buffer.from(after)])
}

export function webpFile(width: number, height: number, frames = 0): Buffer {
  const canvas = Buffer.alloc(18)
  canvas.write('VP8X', 0)
  canvas.writeUInt32LE(10, 4)
  canvas.writeUIntLE(width - 1, 12, 3)
  canvas.writeUIntLE(height - 1, 15, 3)
  const frame = Buffer.alloc(24)
  frame.write('ANMF', 0)
  frame.writeUInt32LE(16, 4)
  const body = Buffer.concat([Buffer.from('WEBP'), canvas, ...Array.from({ length: frames }, () => frame)])
  const head = Buffer.alloc(8)
  head.write('RIFF', 0)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** A WebP of one image without loss. */
export function webpLosslessFile(width: number, height: number): Buffer {
  const file = Buffer.alloc(26)
  file.write('RIFF', 0)
  file.writeUInt32LE(18, 4)
  file.write('WEBPVP8L', 8)
  file.writeUInt32LE(5, 16)
  file[20] = 0x2f
  file.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21)
  return file
}

/** A TIFF with one directory for each size, in the order of Intel; `next` bends the last. */
export function tiffFile(sizes: readonly (readonly [number, number])[], next = 0): Buffer {
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  const directories = sizes.map(([width, height], index) => {
    const directory = Buffer.alloc(2 + 2 * 12 + 4)
    directory.writeUInt16LE(2, 0)
    writeTag(directory, 2, 256, width)
    writeTag(directory, 14, 257, height)
    const isLast = index === sizes.length - 1
    directory.writeUInt32LE(isLast ? next : 8 + (index + 1) * directory.length, 26)
    return directory
  })
  return Buffer.concat([head, ...directories])
}

function writeTag(directory: Buffer, at: number, tag: number, value: number): void {
  directory.writeUInt16LE(tag, at)
  directory.writeUInt16LE(4, at + 2)
  directory.writeUInt32LE(1, at + 4)
  directory.writeUInt32LE(value, at + 8)
}

export function bmpFile(width: number, height: number): Buffer {
  const file = Buffer.alloc(70)
  file.write('BM', 0)
  file.writeUInt32LE(70, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}
