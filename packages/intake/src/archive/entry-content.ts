import { crc32 } from 'node:zlib'
import type { ZipFile } from 'yauzl'
import { BytesUnavailable } from '../file-bytes.ts'
import { addFinding, type Place } from '../inspection.ts'
import type { ArchiveEntry } from './entry-headers.ts'

/** The inflation of a file has reached what is inflated of one. */
export class InflationLimit extends Error {
  override readonly name = 'InflationLimit'
}

/** The inflated bytes of an entry are not those that its headers say. */
export class LyingEntry extends Error {
  override readonly name = 'LyingEntry'
}

/** Inflates an entry in chunks. @throws InflationLimit, LyingEntry, BytesUnavailable */
export async function* inflated(archive: ZipFile, { entry }: ArchiveEntry, place: Place): AsyncGenerator<Buffer> {
  let checksum = 0
  const stream = await archive.openReadStreamPromise(entry)
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer // a stream of bytes
      place.inspection.inflatedBytesLeft -= bytes.length
      if (place.inspection.inflatedBytesLeft < 0) throw new InflationLimit('too much was inflated')
      checksum = crc32(bytes, checksum)
      yield bytes
    }
  } catch (error) {
    if (error instanceof InflationLimit || error instanceof BytesUnavailable) throw error
    throw new LyingEntry('the entry does not inflate to its size', { cause: error })
  }
  if (checksum !== entry.crc32) addFinding(place, 'archive-checksum')
}

/** A whole entry in memory. */
export async function held(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
