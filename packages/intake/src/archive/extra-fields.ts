// Records beside an entry: id and length in two bytes each, little-endian, and then that much data (APPNOTE 4.5).

const LARGE_SIZES = 0x0001
const UNICODE_NAME = 0x7075
/** Version and checksum of the other name, before it. */
const BEFORE_NAME = 5

/** The uncompressed and the compressed size of a large entry by the extra field of its header; undefined where it has none. */
export function largeSizesIn(extra: Buffer): readonly [size: number, compressedSize: number] | undefined {
  const data = fieldIn(extra, LARGE_SIZES)
  if (data === undefined || data.length < 16) return undefined
  return [Number(data.readBigUInt64LE(0)), Number(data.readBigUInt64LE(8))]
}

/** Whether an entry has a second name of another kind of file: a program that reads the one would see another file than one that reads the other. */
export function hasOtherExtension(rawName: Buffer, extra: Buffer): boolean {
  const data = fieldIn(extra, UNICODE_NAME)
  if (data === undefined || data.length <= BEFORE_NAME) return false
  return extensionOf(data.subarray(BEFORE_NAME)) !== extensionOf(rawName)
}

function extensionOf(name: Buffer): string {
  return /\.[^./\\]*$/.exec(name.toString('latin1').toLowerCase())?.[0] ?? ''
}

function fieldIn(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return undefined
}
