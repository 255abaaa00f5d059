import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { BytesUnavailable, bytesInMemory, type FileBytes, partOf } from '../file-bytes.ts'
import { addFinding, type Place } from '../inspection.ts'
import { ARCHIVE_DEPTH_MAX, ARCHIVE_ENTRIES_MAX, ARCHIVE_RATIO_MAX, RATIO_ASKED_FROM_BYTES } from '../limits.ts'
import { archiveTypeOf } from './archive-type.ts'
import { held, inflated, InflationLimit, LyingEntry } from './entry-content.ts'
import { type ArchiveEntry, readEntry } from './entry-headers.ts'
import { hasTwoEnds } from './end-records.ts'
import { isDescribed } from './data-descriptor.ts'
import { haveOnePlace } from './entry-path.ts'
import { type EntryRange, overlap } from './overlaps.ts'
import { RangeReader } from './range-reader.ts'

/** The content of an entry: it can be read in ranges where it is stored as it is, or small enough to be held. */
export interface EntryContent {
  readonly name: string
  readonly sizeBytes: number
  readonly chunks: () => AsyncIterable<Buffer>
  readonly bytes: FileBytes | undefined
}

/** Judges the content of one entry, in an archive of a type. */
export type InspectEntry = (content: EntryContent, archiveType: string, place: Place) => Promise<void>

/** Judges a ZIP by its directory and headers, and then each entry by `inspectEntry`. Answers what kind of archive it is. */
export async function checkArchive(bytes: FileBytes, place: Place, inspectEntry: InspectEntry): Promise<string> {
  if (place.depth >= ARCHIVE_DEPTH_MAX) {
    addFinding(place, 'archive-depth', { most: ARCHIVE_DEPTH_MAX })
    return 'application/zip'
  }
  const archive = await openArchive(bytes)
  if (archive === undefined) {
    addFinding(place, 'content-malformed', { part: 'archive' })
    return 'application/zip'
  }
  const directoryStart = Number(archive.readEntryCursor) // the types of yauzl say that it is boolean
  const entries = await readEntries(archive, place)
  if (entries === undefined) return 'application/zip'
  const type = archiveTypeOf(
    entries.map(({ name }) => name),
    await mimetypeOf(archive, entries, place),
  )
  if (entries.every(({ entry }) => entry.uncompressedSize === 0)) addFinding(place, 'file-empty')
  if (!(await areSound(entries, { bytes, directoryStart, place }))) return type
  for (const one of entries) {
    if (one.isReadable && !one.name.endsWith('/')) await inspectOne(archive, one, { bytes, type, place, inspectEntry })
  }
  return type
}

async function openArchive(bytes: FileBytes): Promise<ZipFile | undefined> {
  try {
    return await fromRandomAccessReaderPromise(new RangeReader(bytes), bytes.sizeBytes, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    })
  } catch (error) {
    if (error instanceof BytesUnavailable) throw error
    return undefined
  }
}

/** All entries with their headers. Undefined where they are too many, or the directory cannot be read to its end. */
async function readEntries(archive: ZipFile, place: Place): Promise<ArchiveEntry[] | undefined> {
  const { inspection } = place
  inspection.entriesLeft -= archive.entryCount
  if (inspection.entriesLeft < 0) {
    addFinding(place, 'archive-entries', { found: archive.entryCount, most: ARCHIVE_ENTRIES_MAX })
    return undefined
  }
  const entries: ArchiveEntry[] = []
  try {
    for await (const entry of archive.eachEntry()) entries.push(await readEntry(archive, entry, place))
    return entries
  } catch (error) {
    if (error instanceof BytesUnavailable) throw error
    addFinding(place, 'content-malformed', { part: 'archive directory' })
    return undefined
  }
}

async function mimetypeOf(
  archive: ZipFile,
  entries: readonly ArchiveEntry[],
  place: Place,
): Promise<string | undefined> {
  const one = entries.find(({ name, isReadable }) => name === 'mimetype' && isReadable)
  if (one === undefined || one.entry.uncompressedSize > 128) return undefined
  try {
    return (await held(inflated(archive, one, place))).toString('latin1')
  } catch (error) {
    if (error instanceof BytesUnavailable) throw error
    return undefined
  }
}

interface Whole {
  readonly bytes: FileBytes
  readonly directoryStart: number
  readonly place: Place
}

/** What speaks against inflating anything of the archive. */
async function areSound(entries: readonly ArchiveEntry[], whole: Whole): Promise<boolean> {
  const { bytes, directoryStart, place } = whole
  const ranges = entries.map(({ entry, dataStart }) => ({
    start: entry.relativeOffsetOfLocalHeader,
    end: dataStart + entry.compressedSize,
  }))
  const isOverlapping = overlap(ranges, directoryStart)
  if (isOverlapping) addFinding(place, 'archive-overlap')
  if (await hasTwoEnds(bytes)) addFinding(place, 'archive-headers-differ', { part: 'a second directory' })
  if (await hasHiddenEntry(ranges, whole))
    addFinding(place, 'archive-headers-differ', { part: 'an entry that is not listed' })
  if (await areMisdescribed(entries, whole))
    addFinding(place, 'archive-headers-differ', { part: 'a record after the data' })
  if (haveOnePlace(entries.map(({ name }) => name))) addFinding(place, 'archive-duplicate')
  const total = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  const isBomb = entries.some(({ entry }) => isTooMuch(entry.uncompressedSize, entry.compressedSize))
  if (isBomb || isTooMuch(total, bytes.sizeBytes)) {
    addFinding(place, 'archive-ratio', { bytes: total, of: bytes.sizeBytes, most: ARCHIVE_RATIO_MAX })
    return false
  }
  const inflatedBytes = entries.reduce((sum, { entry }) => sum + (isStored(entry) ? 0 : entry.uncompressedSize), 0)
  if (inflatedBytes > place.inspection.inflatedBytesLeft) {
    addFinding(place, 'content-beyond-limit', { limit: 'INFLATED_BYTES_MAX' })
    return false
  }
  return !isOverlapping
}

async function areMisdescribed(entries: readonly ArchiveEntry[], { bytes }: Whole): Promise<boolean> {
  for (const one of entries) if (one.isDescribedAfter && !(await isDescribed(bytes, one))) return true
  return false
}

function isTooMuch(inflatedBytes: number, bytes: number): boolean {
  return inflatedBytes > RATIO_ASKED_FROM_BYTES && inflatedBytes > bytes * ARCHIVE_RATIO_MAX
}

function isStored(entry: Entry): boolean {
  return entry.compressionMethod === 0
}

/** A program that reads from the beginning finds what the directory does not list: before the first entry, or between two. */
async function hasHiddenEntry(ranges: readonly EntryRange[], { bytes, directoryStart }: Whole): Promise<boolean> {
  let end = 0
  for (const { start, end: next } of [
    ...ranges.toSorted((a, b) => a.start - b.start),
    { start: directoryStart, end: 0 },
  ]) {
    // What is known to stand between two entries is a record of sizes, of at most 24 bytes.
    if (start > end && (await bytes.read(end, Math.min(start - end, 28))).includes('PK\x03\x04', 0, 'latin1'))
      return true
    end = Math.max(end, next)
  }
  return false
}

interface OneOf {
  readonly bytes: FileBytes
  readonly type: string
  readonly place: Place
  readonly inspectEntry: InspectEntry
}

async function inspectOne(
  archive: ZipFile,
  one: ArchiveEntry,
  { bytes, type, place, inspectEntry }: OneOf,
): Promise<void> {
  const inside: Place = { ...place, within: [...place.within, one.name], depth: place.depth + 1 }
  const { inspection } = place
  const { uncompressedSize: sizeBytes } = one.entry
  const chunks = () => inflated(archive, one, inside)
  const content = { name: one.name, sizeBytes, chunks }
  const heldBytes = isStored(one.entry) || sizeBytes > inspection.heldBytesLeft ? 0 : sizeBytes
  inspection.heldBytesLeft -= heldBytes
  try {
    if (isStored(one.entry))
      await inspectEntry({ ...content, bytes: partOf(bytes, one.dataStart, sizeBytes) }, type, inside)
    else if (heldBytes < sizeBytes) await inspectEntry({ ...content, bytes: undefined }, type, inside)
    else {
      const buffer = await held(chunks())
      const again = async function* () {
        yield buffer
      }
      await inspectEntry({ ...content, chunks: again, bytes: bytesInMemory(buffer) }, type, inside)
    }
  } catch (error) {
    if (error instanceof InflationLimit) addFinding(inside, 'content-beyond-limit', { limit: 'INFLATED_BYTES_MAX' })
    else if (error instanceof LyingEntry) addFinding(inside, 'archive-size-lies')
    else throw error
  } finally {
    inspection.heldBytesLeft += heldBytes
  }
}
