import { acceptedType } from './accepted-types.ts'
import { checkArchive, type EntryContent } from './archive/check-archive.ts'
import { isOffice } from './archive/archive-type.ts'
import { checkOfficeName, checkOfficePart } from './archive/office-parts.ts'
import { BytesUnavailable, chunksOf, type FileBytes } from './file-bytes.ts'
import { isProgramName } from './file-name.ts'
import { foundTypeOf } from './found-type.ts'
import { checkImage } from './image/check-image.ts'
import { addFinding, type Place } from './inspection.ts'
import { checkMarkup } from './markup/check-markup.ts'
import type { MarkupType } from './markup/markup-kind.ts'
import { checkPdf } from './pdf/check-pdf.ts'
import { checkPolyglot } from './polyglot.ts'
import { checkText } from './text/check-text.ts'

/** What is known of a content besides its bytes. */
export interface Expected {
  readonly fileName: string
  /** The type as which it is read where its beginning does not say one: a file without a prolog, a table. */
  readonly mediaType: string | undefined
}

/** Judges bytes by what they are, and answers that as a media type. Undefined: nothing that is known. */
export async function inspectContent(bytes: FileBytes, expected: Expected, place: Place): Promise<string | undefined> {
  const { inspection, within } = place
  const found = await foundTypeOf(bytes)
  switch (found.kind) {
    case 'archive': {
      return await checkArchive(bytes, place, inspectEntry)
    }
    case 'pdf': {
      await checkPolyglot(bytes, 'application/pdf', inspection.findings, within)
      await checkPdf(bytes, inspection, within)
      return 'application/pdf'
    }
    case 'text': {
      return inspectText({ sizeBytes: bytes.sizeBytes, chunks: () => chunksOf(bytes) }, found.markup, expected, place)
    }
    case 'binary': {
      if (acceptedType(found.mediaType)?.check === 'image') {
        await checkPolyglot(bytes, found.mediaType, inspection.findings, within)
        await checkImage(bytes, found.mediaType, inspection.findings, within)
      }
      if (found.mediaType === 'application/x-cfb' && (await isEncryptedOffice(bytes)))
        addFinding(place, 'office-encrypted')
      return found.mediaType
    }
    case 'weights': {
      addFinding(place, 'model-weights', { format: found.mediaType.replace('application/x-', '') })
      return found.mediaType
    }
    case 'unknown': {
      return undefined
    }
  }
}

type Chunked = Pick<EntryContent, 'sizeBytes' | 'chunks'>

async function inspectText(
  content: Chunked,
  begins: MarkupType | undefined,
  { fileName, mediaType }: Expected,
  place: Place,
): Promise<string | undefined> {
  const { findings } = place.inspection
  const isTable = acceptedType(mediaType ?? '')?.check === 'table' || /\.(?:csv|tsv|tab)$/i.test(fileName)
  const encodings = await checkText({ ...content, isTable }, findings, place.within)
  if (encodings.length === 0) return undefined
  const markup = begins ?? markupExpected(fileName, mediaType)
  if (markup === undefined) return 'text/plain'
  for (const encoding of encodings) {
    await checkMarkup({ ...content, encoding, type: markup }, findings, place.within)
  }
  return begins ?? 'text/plain'
}

/** A file without a prolog is read as what it is said to be. */
function markupExpected(fileName: string, mediaType: string | undefined): MarkupType | undefined {
  const declared = acceptedType(mediaType ?? '')
  if (declared?.check === 'markup') return declared.mediaType as MarkupType // the three of this check
  if (/\.(?:x?html?|xht|mht|shtml)$/i.test(fileName)) return 'text/html'
  if (/\.svg$/i.test(fileName)) return 'image/svg+xml'
  return /\.(?:xml|xsl|xslt|rdf|rss)$/i.test(fileName) ? 'application/xml' : undefined
}

/** One entry of an archive. In an office document only its own parts are judged by their paths. */
async function inspectEntry(content: EntryContent, archiveType: string, place: Place): Promise<void> {
  const { name, bytes } = content
  if (isOffice(archiveType)) checkOfficeName(name, place)
  if (isProgramName(name)) addFinding(place, 'entry-type-not-accepted', { name })
  if (isOffice(archiveType) && /\.(?:xml|rels|vml)$/i.test(name)) return await checkOfficePart(content, place)
  if (bytes === undefined) return await inspectStream(content, place)
  if (bytes.sizeBytes === 0) return
  const found = await inspectContent(bytes, { fileName: name, mediaType: undefined }, place)
  noteUnsearched(name, found, place)
  const isOwnPart = isOffice(archiveType) && !isProgram(found)
  if (!isOwnPart && (found === undefined || acceptedType(found) === undefined)) {
    addFinding(place, 'entry-type-not-accepted', { mediaType: found ?? '' })
  }
}

/** An entry that is too large to be held is judged only if it is text. */
async function inspectStream(content: EntryContent, place: Place): Promise<void> {
  const isTable = /\.(?:csv|tsv|tab)$/i.test(content.name)
  const encodings = await checkText({ ...content, isTable }, place.inspection.findings, place.within)
  if (encodings.length === 0) place.inspection.hasUnsearched = true
  if (encodings.length === 0 || markupExpected(content.name, undefined) !== undefined) {
    addFinding(place, 'content-beyond-limit', { limit: 'HELD_BYTES_MAX' })
  }
}

/** Every word of an entry was searched where it is a text, or an archive itself, whose entries were. */
function noteUnsearched(name: string, found: string | undefined, { inspection }: Place): void {
  const check = acceptedType(found ?? '')?.check
  const isSearched = check !== undefined && check !== 'pdf' && check !== 'image'
  if (!isSearched && !isWithoutWords(name)) inspection.hasUnsearched = true
}

/** Parts of office documents that show no words of their own: fonts, settings of printers, and a small picture of the first page. */
function isWithoutWords(name: string): boolean {
  return /\.(?:odttf|fntdata|ttf|otf)$|(?:^|\/)printersettings\d*\.bin$|^(?:docprops|thumbnails)\/thumbnail\.\w+$/i.test(
    name,
  )
}

function isProgram(mediaType: string | undefined): boolean {
  return /msdownload|elf|mach-binary|x-ms-shortcut|java|x-cfb|x-dosexec|wasm/.test(mediaType ?? '')
}

/** A new office document with a password is kept in the old container, under a name that is written in UTF-16. */
async function isEncryptedOffice(bytes: FileBytes): Promise<boolean> {
  const sign = Buffer.from('EncryptedPackage', 'utf16le')
  let before: Buffer = Buffer.alloc(0)
  for await (const chunk of chunksOf(bytes)) {
    if (Buffer.concat([before, chunk]).includes(sign)) return true
    before = chunk.subarray(-sign.length)
  }
  return false
}

/** Whether an error speaks of the store and not of the file. */
export function isOfStore(error: unknown): boolean {
  return error instanceof BytesUnavailable
}
