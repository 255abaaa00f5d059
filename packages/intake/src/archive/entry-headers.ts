import { type Entry, type LocalFileHeader, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { addFinding, type Place } from '../inspection.ts'
import { checkPath } from './entry-path.ts'
import { hasOtherExtension, largeSizesIn } from './extra-fields.ts'

/** An entry, by its record in the directory at the end and its header before its data. */
export interface ArchiveEntry {
  readonly entry: Entry
  readonly name: string
  /** Where the data begin. */
  readonly dataStart: number
  /** Where it is stored as it is, or deflated. */
  readonly isReadable: boolean
  /** The header does not have its sizes and checksum: they stand after the data. */
  readonly isDescribedAfter: boolean
}

const STORED = 0
const DEFLATED = 8
/** The sizes and checksum stand after the data; the header has none. */
const SIZES_FOLLOW = 0x08
const UNIX_LINK = 0o120_000
const UNIX_REGULAR = 0o100_000
const UNIX_FOLDER = 0o040_000

/** Reads the header of an entry and judges both: what they say of themselves, and that they say the same. */
export async function readEntry(archive: ZipFile, entry: Entry, place: Place): Promise<ArchiveEntry> {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  const inside: Place = { ...place, within: [...place.within, name] }
  checkPath(name, inside)
  checkMode(entry, name, inside)
  const header = await archive.readLocalFileHeaderPromise(entry)
  if (differ(entry, header) || hasOtherExtension(entry.fileNameRaw, entry.extraFieldRaw))
    addFinding(inside, 'archive-headers-differ')
  if (entry.isEncrypted()) addFinding(inside, 'archive-encrypted')
  const { compressionMethod: method } = entry
  const isKnown = method === STORED || method === DEFLATED
  if (!isKnown && !entry.isEncrypted()) addFinding(inside, 'archive-method', { method })
  const isDescribedAfter = (header.generalPurposeBitFlag & SIZES_FOLLOW) !== 0
  const isReadable = isKnown && !entry.isEncrypted()
  return { entry, name, dataStart: header.fileDataStart, isReadable, isDescribedAfter }
}

/** A link, a device or a pipe of a Unix system; nothing but files and folders is evidence. */
function checkMode(entry: Entry, name: string, place: Place): void {
  const mode = (entry.externalFileAttributes >>> 16) & 0o170_000
  if (mode === UNIX_LINK) addFinding(place, 'archive-link')
  else if (mode !== 0 && mode !== UNIX_REGULAR && mode !== UNIX_FOLDER) addFinding(place, 'archive-link')
  if (name.endsWith('/') && entry.uncompressedSize > 0) addFinding(place, 'archive-headers-differ')
}

/** Two programs that read the one and the other would see two files. */
function differ(entry: Entry, header: LocalFileHeader): boolean {
  if (!entry.fileNameRaw.equals(header.fileName) || entry.compressionMethod !== header.compressionMethod) return true
  if ((entry.generalPurposeBitFlag & 1) !== (header.generalPurposeBitFlag & 1)) return true
  const follow = (header.generalPurposeBitFlag & SIZES_FOLLOW) !== 0
  const [size, compressedSize] = largeSizesIn(header.extraField) ?? [header.uncompressedSize, header.compressedSize]
  return (
    differsUnlessZero(entry.crc32, header.crc32, follow) ||
    sizesDiffer(entry.compressedSize, compressedSize, follow) ||
    sizesDiffer(entry.uncompressedSize, size, follow)
  )
}

function sizesDiffer(inDirectory: number, inHeader: number, follow: boolean): boolean {
  // Large sizes stand in an extra field.
  return inHeader !== 0xffff_ffff && differsUnlessZero(inDirectory, inHeader, follow)
}

function differsUnlessZero(inDirectory: number, inHeader: number, follow: boolean): boolean {
  return inDirectory !== inHeader && !(follow && inHeader === 0)
}
