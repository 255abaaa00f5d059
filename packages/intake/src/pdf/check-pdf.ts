import type { FileBytes } from '../file-bytes.ts'
import type { Findings } from '../finding.ts'
import { PDF_BYTES_MAX, PDF_OBJECT_STREAM_BYTES_MAX, PDF_OBJECTS_MAX, PDF_PAGES_MAX } from '../limits.ts'
import { checkCrossReferences } from './cross-references.ts'
import { type ObjectStream, readObjectStream, streamStart } from './object-streams.ts'
import { PdfTree } from './tree.ts'
import { watchedNames } from './names.ts'
import { isHarmlessAction, numberAt, referenceAt, referencesAt } from './values.ts'

/** How far the search goes at once, and how far around a name it looks. */
const STEP_BYTES = 262_144
const AROUND_BYTES = 65_536
const NAME_BYTES = 127 * 3

/** A part of a PDF in which names are searched from `from` to `until`. `objectAt` knows which object stands at a place. */
interface Part {
  readonly bytes: Buffer
  readonly from: number
  readonly until: number
  readonly objectAt: (at: number) => number | undefined
  /** Where an object of this number begins, if it begins in this part. */
  readonly startOf: (object: number) => number | undefined
}

/**
 * Searches a PDF for what runs, opens or hides something. It does not follow the references of the file, which a hostile one bends:
 * it reads every name in every byte, also between objects and in what should be the data of a stream, and all object streams.
 */
export async function checkPdf(bytes: FileBytes, findings: Findings, within: readonly string[]): Promise<void> {
  if (bytes.sizeBytes > PDF_BYTES_MAX) {
    findings.add('content-beyond-limit', { limit: 'PDF_BYTES_MAX' }, within)
    return
  }
  await checkCrossReferences(bytes, findings, within)
  const tree = new PdfTree()
  const opened = new Set<number>()
  for await (const part of partsOf(bytes, findings, within)) {
    for (const { name, after, at } of namesIn(part))
      judgeName(name, part, { at, after, findings, within, tree, opened })
  }
  if (tree.isCyclic()) findings.add('pdf-cycle', { part: 'tree' }, within)
  if (tree.isBeyondLimit()) findings.add('content-beyond-limit', { limit: 'PDF_OBJECTS_MAX' }, within)
  if (opened.size > 0 && !(await areHarmless(bytes, opened))) findings.add('pdf-action', { name: 'OpenAction' }, within)
}

interface Judging {
  readonly at: number
  readonly after: number
  readonly findings: Findings
  readonly within: readonly string[]
  readonly tree: PdfTree
  readonly opened: Set<number>
}

function judgeName(name: string, part: Part, { at, after, findings, within, tree, opened }: Judging): void {
  const watched = Object.hasOwn(watchedNames, name) ? watchedNames[name] : undefined
  if (watched !== undefined) findings.add(watched.code, { name }, within)
  if (name === 'Count' && Math.abs(numberAt(part.bytes, after) ?? 0) > PDF_PAGES_MAX) {
    findings.add('pdf-pages', { most: PDF_PAGES_MAX }, within)
  }
  if (name === 'Kids') {
    const children = referencesAt(part.bytes, after, PDF_OBJECTS_MAX)
    if (children !== undefined) tree.add(part.objectAt(at), children)
  }
  if (name === 'OpenAction') {
    const object = referenceAt(part.bytes, after)
    if (object !== undefined) opened.add(object)
    else if (!isHarmlessAction(part.bytes, after)) findings.add('pdf-action', { name }, within)
  }
}

/** The actions that run when the file is opened, wherever they stand: each is found, and only moves within the file. */
async function areHarmless(bytes: FileBytes, opened: ReadonlySet<number>): Promise<boolean> {
  const found = new Set<number>()
  for await (const part of partsOf(bytes)) {
    for (const object of opened) {
      const start = part.startOf(object)
      if (start === undefined) continue
      if (!isHarmlessAction(part.bytes, start)) return false
      found.add(object)
    }
  }
  return found.size === opened.size
}

/** The file in parts that overlap, and after each the object streams that begin in it. */
async function* partsOf(bytes: FileBytes, findings?: Findings, within: readonly string[] = []): AsyncGenerator<Part> {
  for (let first = 0; first < bytes.sizeBytes; first += STEP_BYTES) {
    const start = Math.max(first - AROUND_BYTES, 0)
    const read = await bytes.read(start, first - start + STEP_BYTES + AROUND_BYTES)
    const part: Part = {
      bytes: read,
      from: first - start,
      until: Math.min(first - start + STEP_BYTES, read.length),
      objectAt: (at) => objectBefore(read, at),
      startOf: (object) => startOfObject(read, object),
    }
    yield part
    for (const { name, after } of namesIn(part)) {
      // Every reader needs it of an object stream; that the stream says its type is not needed by all.
      if (name !== 'First') continue
      const data = streamStart(read, after)
      if (data === undefined) continue
      const compressed = await bytes.read(start + data, PDF_OBJECT_STREAM_BYTES_MAX)
      const stream = readObjectStream(compressed, numberAt(read, after) ?? 0)
      if (stream === null) findings?.add('content-malformed', { part: 'object stream' }, within)
      else yield partOfStream(stream)
    }
  }
}

function partOfStream({ bytes, starts }: ObjectStream): Part {
  const inOrder = [...starts].toSorted(([, a], [, b]) => b - a)
  return {
    bytes,
    from: 0,
    until: bytes.length,
    objectAt: (at) => inOrder.find(([, start]) => start <= at)?.[0],
    startOf: (object) => starts.get(object),
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
    if (after - at < 4) continue
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

function objectBefore(bytes: Buffer, at: number): number | undefined {
  const found = bytes.lastIndexOf(' obj', at, 'latin1')
  if (found < 0) return undefined
  const number = /(\d+)\s+\d+$/.exec(bytes.toString('latin1', Math.max(found - 24, 0), found))?.[1]
  return number === undefined ? undefined : Number(number)
}

function startOfObject(bytes: Buffer, object: number): number | undefined {
  const head = new RegExp(String.raw`(?:^|[^\d])${object}\s+\d+\s+obj`).exec(bytes.toString('latin1'))
  return head === null ? undefined : head.index + head[0].length
}
