import type { FileBytes } from '../file-bytes.ts'
import type { ArchiveEntry } from './entry-headers.ts'

const SIGNATURE = 0x0807_4b50
/** Signature, checksum and two sizes of eight bytes. */
const LONGEST = 24

/**
 * Whether sizes and checksum after the data of an entry are those of the directory. A program that reads from the beginning goes by them. They stand
 * with a signature or without, in four bytes or in eight (APPNOTE 4.3.9).
 */
export async function isDescribed(bytes: FileBytes, { entry, dataStart }: ArchiveEntry): Promise<boolean> {
  const { crc32, compressedSize, uncompressedSize } = entry
  const after = await bytes.read(dataStart + compressedSize, LONGEST)
  const hasSignature = after.length >= 4 && after.readUInt32LE(0) === SIGNATURE
  const record = hasSignature ? after.subarray(4) : after
  if (record.length < 12 || record.readUInt32LE(0) !== crc32) return false
  const isShort = record.readUInt32LE(4) === compressedSize && record.readUInt32LE(8) === uncompressedSize
  if (isShort || record.length < 20) return isShort
  return Number(record.readBigUInt64LE(4)) === compressedSize && Number(record.readBigUInt64LE(12)) === uncompressedSize
}
