import { Parser } from 'htmlparser2'
import { addFinding, type Place } from '../inspection.ts'
import { localName } from '../markup/active-content.ts'
import { MARKUP_BYTES_MAX } from '../limits.ts'
import { PersonalDataSearch, proposeCategory } from '../text/personal-data.ts'
import { textOf } from '../text/text-encoding.ts'

/** Parts whose presence is enough, by their paths in small letters. */
const activeParts: readonly (readonly [path: RegExp, code: 'office-macro' | 'office-active-content', what: string])[] =
  [
    [/(?:^|\/)vba(?:project|data)[^/]*\.(?:bin|xml)$/, 'office-macro', 'VBA'],
    [/^xl\/(?:intl)?macrosheets\//, 'office-macro', 'macro sheet'],
    [/^xl\/dialogsheets\//, 'office-macro', 'dialog sheet'],
    [/^(?:basic|scripts)\/./, 'office-macro', 'script library'],
    [/\/activex\//, 'office-active-content', 'ActiveX'],
    [/\/ctrlprops\//, 'office-active-content', 'form control'],
    [
      /(?:^|\/)oleobject[^/]*\.bin$|^object[^/]*$|\/embeddings\/[^/]*\.(?:bin|vsd|doc|xls|ppt|exe|pkg)$/,
      'office-active-content',
      'OLE object',
    ],
    [/^customui\//, 'office-active-content', 'custom user interface'],
    [/(?:^|\/)webextensions\//, 'office-active-content', 'web extension'],
  ]

/** Relations that a person follows by a click; every other external one is loaded when the document is opened. */
const followed = /\/(?:hyperlink|footnotehyperlink)$/i
/** Where a paragraph, a cell or a shared string ends: what stands on both sides is not one number. */
export const textEnds = new Set(['p', 'si', 'c', 'is', 'h', 'table-cell', 'tab', 'br', 'line-break', 'v', 'comment'])

export interface OfficePart {
  readonly name: string
  readonly sizeBytes: number
  readonly chunks: () => AsyncIterable<Buffer>
}

/** Judges a part of an office document by its path. */
export function checkOfficeName(name: string, place: Place): void {
  const path = name.toLowerCase()
  for (const [pattern, code, what] of activeParts) if (pattern.test(path)) addFinding(place, code, { what })
}

/** Judges what an XML part of an office document says, and searches its text for personal data. */
export async function checkOfficePart({ name, sizeBytes, chunks }: OfficePart, place: Place): Promise<void> {
  if (sizeBytes > MARKUP_BYTES_MAX) {
    addFinding(place, 'content-beyond-limit', { limit: 'MARKUP_BYTES_MAX' })
    return
  }
  const search = new PersonalDataSearch()
  let instructions = ''
  let isInstruction = false
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element = localName(tag)
        isInstruction = element === 'instrtext'
        if (element === 'fldsimple') instructions += ` ${attributeOf(attributes, 'instr')}`
        checkElement(element, attributes, place)
      },
      ontext(text) {
        if (isInstruction) instructions = (instructions + text).slice(-65_536)
        search.take(text)
      },
      onclosetag(tag) {
        isInstruction = false
        if (textEnds.has(localName(tag))) search.take('\n')
      },
      onprocessinginstruction(target) {
        if (/^!(?:doctype|entity)/i.test(target)) addFinding(place, 'markup-entity')
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  for await (const part of textOf(chunks(), 'utf-8')) {
    // Written in another way than nearly every program writes it: the search has not read what it says.
    if (/[\0\uFFFD]/u.test(part)) place.inspection.hasUnsearched = true
    parser.write(part)
  }
  parser.end()
  search.end()
  if (/\bDDE(?:AUTO)?\b/i.test(instructions)) addFinding(place, 'office-active-content', { what: 'DDE' })
  proposeCategory(search, place.inspection.findings, [...place.within.slice(0, -1), name])
}

function checkElement(element: string, attributes: Readonly<Record<string, string>>, place: Place): void {
  if (element === 'relationship') checkRelation(attributes, place)
  if (/macroenabled|vbaproject/i.test(attributes['contenttype'] ?? '')) {
    addFinding(place, 'office-macro', { what: 'content type' })
  }
  if (element === 'event-listener' || element === 'script')
    addFinding(place, 'office-macro', { what: 'event listener' })
  if (askOtherPrograms.has(element)) addFinding(place, 'office-active-content', { what: 'DDE' })
  if (element === 'encryption-data') addFinding(place, 'office-encrypted')
  if (loadedByOpenDocument.has(element) && isElsewhere(attributeOf(attributes, 'href'))) {
    addFinding(place, 'office-external', { what: element })
  }
}

function checkRelation(attributes: Readonly<Record<string, string>>, place: Place): void {
  const { type = '', targetmode = '' } = attributes
  if (!/^external$/i.test(targetmode) || followed.test(type)) return
  addFinding(place, 'office-external', { what: type.slice(type.lastIndexOf('/') + 1) })
}

/** Outside of the document: a scheme, another machine, or a folder above that of the document. */
function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\|\.\.\/\.\.)/i.test(address)
}

const askOtherPrograms = new Set(['ddelink', 'dde-source', 'dde-connection'])
/** Elements of OpenDocument whose address is loaded when the document is opened. */
const loadedByOpenDocument = new Set([
  'template',
  'object',
  'object-ole',
  'image',
  'section-source',
  'table-source',
  'plugin',
  'applet',
  'floating-frame',
  'cell-range-source',
  'font-face-uri',
])

function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string {
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1] ?? ''
}
