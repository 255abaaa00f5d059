import type { FileBytes } from '../file-bytes.ts'
import type { Inspection } from '../inspection.ts'
import { PDF_BYTES_MAX, PDF_OBJECTS_MAX, PDF_PAGES_MAX, PDF_TOKEN_BYTES_MAX } from '../limits.ts'
import { checkCrossReferences } from './cross-references.ts'
import { headsIn, objectAt, type ObjectHead } from './heads.ts'
import { type LexerBudget, PdfLexer } from './lexer.ts'
import { watchedBefore, watchedNames } from './names.ts'
import { readObjectStream, streamStarts } from './object-streams.ts'
import { PdfTree } from './tree.ts'
import {
  isArrayWithString,
  isDictionaryOrReference,
  isHarmlessAction,
  numberAt,
  referenceAt,
  referencesAt,
} from './values.ts'

/** How far the search goes at once, and how far around a name it looks. */
const STEP_BYTES = 262_144
const AROUND_BYTES = 65_536
const NAME_BYTES = 127 * 3
/** A file has one action that runs when it is opened; of more nobody asks where they lead. */
const OPENED_MAX = 16
/** Object streams that cannot be read, after which no other is tried: the file stays closed anyway. */
const UNREADABLE_MAX = 16

/** A part of a PDF in which names are searched from `from` to `until`. */
interface Part {
  readonly bytes: Buffer
  readonly from: number
  readonly until: number
  readonly heads: readonly ObjectHead[]
}

/** What the search of one file shares. */
interface Search {
  readonly bytes: FileBytes
  readonly inspection: Inspection
  readonly within: readonly string[]
  readonly budget: LexerBudget
  readonly tree: PdfTree
  /** The objects of the actions that run when the file is opened. */
  readonly opened: Set<number>
  /** Fonts that do not say which letters they draw, less the tables that say it. */
  unnamedFonts: number
}

/**
 * Searches a PDF for what runs, opens or hides something. It does not follow the references of the file, which a hostile one bends:
 * it reads every name in every byte, also between objects and in what should be the data of a stream, and all object streams.
 */
export async function checkPdf(bytes: FileBytes, inspection: Inspection, within: readonly string[]): Promise<void> {
  const { findings } = inspection
  if (bytes.sizeBytes > PDF_BYTES_MAX) {
    findings.add('content-beyond-limit', { limit: 'PDF_BYTES_MAX' }, within)
    return
  }
  const budget = { bytesLeft: PDF_TOKEN_BYTES_MAX }
  const search: Search = { bytes, inspection, within, budget, tree: new PdfTree(), opened: new Set(), unnamedFonts: 0 }
  await checkCrossReferences(bytes, budget, findings, within)
  for await (const part of partsOf(search)) {
    for (const found of namesIn(part)) judgeName(found, part, search)
  }
  if (search.unnamedFonts > 0) inspection.hasUnsearched = true
  if (search.tree.isCyclic()) findings.add('pdf-cycle', { part: 'tree' }, within)
  if (search.tree.isBeyondLimit()) findings.add('content-beyond-limit', { limit: 'PDF_OBJECTS_MAX' }, within)
  if (!(await areHarmless(search))) findings.add('pdf-action', { name: 'OpenAction' }, within)
  if (budget.bytesLeft < 0) findings.add('content-beyond-limit', { limit: 'PDF_TOKEN_BYTES_MAX' }, within)
}

function judgeName({ name, at, after }: FoundName, part: Part, search: Search): void {
  const { bytes, heads } = part
  const { budget, tree, opened, within } = search
  const { findings } = search.inspection
  const value = () => new PdfLexer(bytes, after, budget)
  judgeWatched(name, value, search)
  judgeText(name, part, after, search)
  noteUnsearched(name, search)
  if (name === 'Count' && Math.abs(numberAt(value()) ?? 0) > PDF_PAGES_MAX) {
    findings.add('pdf-pages', { most: PDF_PAGES_MAX }, within)
  }
  if (name === 'Kids') {
    const children = referencesAt(value(), PDF_OBJECTS_MAX)
    if (children !== undefined) tree.add(objectAt(heads, at), children)
  }
  if (name === 'OpenAction') {
    const object = referenceAt(value())
    if (object !== undefined) opened.add(object)
    else if (!isHarmlessAction(value())) findings.add('pdf-action', { name }, within)
  }
}

function judgeWatched(name: string, value: () => PdfLexer, { inspection: { findings }, within }: Search): void {
  const watched = Object.hasOwn(watchedNames, name) ? watchedNames[name] : undefined
  if (watched !== undefined) findings.add(watched.code, { name }, within)
  const before = Object.hasOwn(watchedBefore, name) ? watchedBefore[name] : undefined
  if (before !== undefined && isDictionaryOrReference(value())) findings.add(before, { name }, within)
}

/** An address that runs when it is followed. */
const runningAddress = /^\s*\((?:\s|\\[nrt])*(?:javascript|vbscript|data|ms-[a-z-]+|search-ms|mhtml|shell):/i

/** Values in which a text can be a program: addresses, and the numbers of a font, which a faulty reader has run. */
function judgeText(name: string, { bytes }: Part, after: number, { budget, within, inspection }: Search): void {
  if (name === 'URI' && runningAddress.test(bytes.toString('latin1', after, after + 64)))
    inspection.findings.add('pdf-action', { name }, within)
  if (name === 'FontMatrix' && isArrayWithString(new PdfLexer(bytes, after, budget)))
    inspection.findings.add('pdf-script', { name }, within)
}

/** What shows words that are not read with the text of the pages: pictures, forms of another kind, files inside. */
const withWordsOfTheirOwn = new Set(['Image', 'XFA', 'EmbeddedFile', 'EmbeddedFiles'])
/** Fonts that number their letters, or draw them. */
const fontsWithoutNames = new Set(['Identity-H', 'Identity-V', 'Type3'])

function noteUnsearched(name: string, search: Search): void {
  if (withWordsOfTheirOwn.has(name)) search.inspection.hasUnsearched = true
  if (fontsWithoutNames.has(name)) search.unnamedFonts += 1
  if (name === 'ToUnicode') search.unnamedFonts -= 1
}

/** The actions that run when the file is opened, wherever they stand: each is found, and only moves within the file. */
async function areHarmless(search: Search): Promise<boolean> {
  const { opened, budget } = search
  if (opened.size === 0) return true
  if (opened.size > OPENED_MAX) return false
  const found = new Set<number>()
  for await (const { bytes, heads } of partsOf(search)) {
    for (const { object, start } of heads) {
      if (!opened.has(object)) continue
      if (!isHarmlessAction(new PdfLexer(bytes, start, budget))) return false
      found.add(object)
    }
  }
  return found.size === opened.size
}

/** The file in parts that overlap, and after each the object streams that begin in it. */
async function* partsOf(search: Search): AsyncGenerator<Part> {
  const { bytes } = search
  const streams = { unreadable: 0, lastAt: -1 }
  for (let first = 0; first < bytes.sizeBytes; first += STEP_BYTES) {
    const start = Math.max(first - AROUND_BYTES, 0)
    const read = await bytes.read(start, first - start + STEP_BYTES + AROUND_BYTES)
    const until = Math.min(first - start + STEP_BYTES, read.length)
    const part: Part = { bytes: read, from: first - start, until, heads: headsIn(read) }
    yield part
    yield* objectStreamsOf(part, start, streams, search)
  }
}

/** The object streams whose dictionary stands in a part, each once. */
async function* objectStreamsOf(
  part: Part,
  partStart: number,
  streams: { unreadable: number; lastAt: number },
  { bytes, inspection, within, budget }: Search,
): AsyncGenerator<Part> {
  const dataAfter = streamStarts(part.bytes)
  for (const { name, after } of namesIn(part)) {
    // Every reader needs it of an object stream; that the stream says its type is not needed by all.
    if (name !== 'First') continue
    const data = dataAfter(after)
    if (data === undefined || partStart + data <= streams.lastAt) continue
    if (streams.unreadable >= UNREADABLE_MAX || inspection.inflatedBytesLeft < 0) return
    streams.lastAt = partStart + data
    const firstAt = numberAt(new PdfLexer(part.bytes, after, budget)) ?? 0
    const stream = await readObjectStream(bytes, partStart + data, firstAt, budget)
    if (stream === null) {
      streams.unreadable += 1
      inspection.findings.add('content-malformed', { part: 'object stream' }, within)
      continue
    }
    inspection.inflatedBytesLeft -= stream.bytes.length
    if (inspection.inflatedBytesLeft < 0) {
      inspection.findings.add('content-beyond-limit', { limit: 'INFLATED_BYTES_MAX' }, within)
    }
    yield { bytes: stream.bytes, from: 0, until: stream.bytes.length, heads: stream.heads }
  }
}

interface FoundName {
  readonly name: string
  readonly at: number
  readonly after: number
}

function* namesIn({ bytes, from, until }: Part): Generator<FoundName> {
  for (let at = bytes.indexOf(0x2f, from); at >= 0 && at < until; at = bytes.indexOf(0x2f, at + 1)) {
    let after = at + 1
    while (after < bytes.length && after - at <= NAME_BYTES && isRegular(bytes[after])) after += 1
    if (after - at < 3) continue
    const written = bytes.toString('latin1', at + 1, after)
    const name = written.includes('#') ? written.replaceAll(/#([0-9a-f]{2})/gi, characterOf) : written
    yield { name, at, after }
  }
}

function characterOf(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}

/** No blank and no delimiter (ISO 32000-2, 7.2.3). */
function isRegular(byte = 0): boolean {
  return byte > 0x20 && !'()<>[]{}/%'.includes(String.fromCharCode(byte))
}
