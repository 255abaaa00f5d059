import { acceptedType } from './accepted-types.ts'
import { checkArchive, type EntryContent } from './archive/check-archive.ts'
import { isOffice } from './archive/archive-type.ts'
import { checkOfficeName, checkOfficePart } from './archive/office-parts.ts'
import { BytesUnavailable, bytesInMemory, chunksOf, type FileBytes } from './file-bytes.ts'
import { isProgramName } from './file-name.ts'
import { foundTypeOf, HEAD_BYTES } from './found-type.ts'
import { checkImage } from './image/check-image.ts'
import { addFinding, type Place } from './inspection.ts'
import { checkMarkup } from './markup/check-markup.ts'
import type { MarkupType } from './markup/markup-kind.ts'
import { checkPdf } from './pdf/check-pdf.ts'
import { checkPolyglot } from './polyglot.ts'
import { checkText } from './text/check-text.ts'
import { proposeCategory } from './text/personal-data.ts'
import { type WeightsFormat, weightsFormatIn, weightsTypeOf } from './weights/weights-format.ts'
import { weightsFormatOfName } from './weights/weights-name.ts'

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
      const type = await checkArchive(bytes, place, inspectEntry)
      return isOffice(type) ? type : (weightsByName(expected, place) ?? type)
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
      const accepted = acceptedType(found.mediaType)
      if (accepted === undefined) return weightsByName(expected, place) ?? found.mediaType
      // A signature alone is no check: of what is accepted only images are told by it.
      return accepted.check === 'image' ? found.mediaType : undefined
    }
    case 'weights': {
      return weightsFound(found.format, place)
    }
    case 'unknown': {
      return weightsByName(expected, place)
    }
  }
}

/** Numbers without a sign of their own are told by what programs call them. */
function weightsByName({ fileName }: Expected, place: Place): string | undefined {
  const format = weightsFormatOfName(fileName)
  return format === undefined ? undefined : weightsFound(format, place)
}

function weightsFound(format: WeightsFormat, place: Place): string {
  addFinding(place, 'model-weights', { format })
  return weightsTypeOf(format)
}

type Chunked = Pick<EntryContent, 'sizeBytes' | 'chunks'>

async function inspectText(
  content: Chunked,
  begins: MarkupType | undefined,
  { fileName, mediaType }: Expected,
  place: Place,
): Promise<string | undefined> {
  const isTable = acceptedType(mediaType ?? '')?.check === 'table' || /\.(?:csv|tsv|tab)$/i.test(fileName)
  const searched = await checkText({ ...content, isTable }, place)
  if (searched.length === 0) return weightsByName({ fileName, mediaType }, place)
  const markup = begins ?? markupExpected(fileName, mediaType)
  for (const { encoding, search } of searched) {
    if (markup !== undefined) search.join(await checkMarkup({ ...content, encoding, type: markup }, place))
    proposeCategory(search, place.inspection.findings, place.within)
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
  await judgeFound(content, found, archiveType, place)
}

async function judgeFound(
  content: EntryContent,
  found: string | undefined,
  archiveType: string,
  place: Place,
): Promise<void> {
  noteUnsearched(content.name, found, place)
  // What is written in XML can be a part, whatever it is called.
  if (isOffice(archiveType) && isMarkup(found)) await checkOfficePart(content, place)
  const isOwnPart = isOffice(archiveType) && !isProgram(found)
  if (!isOwnPart && !isAcceptedEntry(found)) addFinding(place, 'entry-type-not-accepted', { mediaType: found ?? '' })
}

function isMarkup(found: string | undefined): boolean {
  return acceptedType(found ?? '')?.check === 'markup'
}

/** Of weights there is a finding of its own. */
function isAcceptedEntry(found: string | undefined): boolean {
  return found !== undefined && (acceptedType(found) !== undefined || weightsFormatIn(found) !== undefined)
}

/** An entry that is too large to be held is told by its beginning, and judged only if it is text. */
async function inspectStream(content: EntryContent, place: Place): Promise<void> {
  const begins = await foundTypeOf(await headAlone(content))
  const weights = begins.kind === 'weights' ? begins.format : weightsFormatOfName(content.name)
  if (weights !== undefined && begins.kind !== 'text') {
    weightsFound(weights, place)
    return
  }
  const isTable = /\.(?:csv|tsv|tab)$/i.test(content.name)
  const searched = await checkText({ ...content, isTable }, place)
  for (const { search } of searched) proposeCategory(search, place.inspection.findings, place.within)
  if (searched.length === 0) place.inspection.hasUnsearched = true
  if (searched.length === 0 || markupExpected(content.name, undefined) !== undefined) {
    addFinding(place, 'content-beyond-limit', { limit: 'HELD_BYTES_MAX' })
  }
}

/** The beginning of an entry as a file of its size, of which nothing more is read. */
async function headAlone({ sizeBytes, chunks }: EntryContent): Promise<FileBytes> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  return { ...bytesInMemory(Buffer.concat(parts)), sizeBytes }
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
