import { Parser } from 'htmlparser2'
import { addFinding, type Place } from '../inspection.ts'
import { localName } from '../markup/active-content.ts'
import { unknownEncodingIn } from '../markup/known-encodings.ts'
import { MARKUP_BYTES_MAX } from '../limits.ts'
import { PersonalDataSearch, proposeCategory } from '../text/personal-data.ts'
import { textOfMarked } from '../text/text-encoding.ts'
import { checkElement, type OfficeCode } from './office-elements.ts'
import { OfficeInstructions } from './office-instructions.ts'

/** Parts whose presence is enough, by their paths in small letters. */
const activeParts: readonly (readonly [path: RegExp, code: OfficeCode, what: string])[] = [
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
  // A table in the binary form of its parts is another format, which is not judged.
  [
    /^xl\/(?!printersettings\/)(?:\w+\/)*(?:workbook|sheet\d+|externallink\d+|sharedstrings|styles)\.bin$/,
    'office-active-content',
    'binary part',
  ],
  [/^xl\/connections\.xml$/, 'office-external', 'connection'],
]

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
  const instructions = new OfficeInstructions()
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element = localName(tag)
        instructions.begin(element, attributes)
        checkElement(element, attributes, place)
      },
      ontext(text) {
        instructions.take(text)
        search.take(text)
      },
      onclosetag(tag) {
        instructions.end()
        if (textEnds.has(localName(tag))) search.take('\n')
      },
      onprocessinginstruction(target, data) {
        if (/^!(?:doctype|entity)/i.test(target)) addFinding(place, 'markup-entity')
        const encoding = unknownEncodingIn(data)
        if (encoding !== undefined) addFinding(place, 'markup-encoding', { encoding })
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  for await (const { text, encoding } of textOfMarked(chunks())) {
    // Written in another way than nearly every program writes it: the text of its pages is not read.
    if (encoding !== 'utf-8' || /[\0\uFFFD]/u.test(text)) place.inspection.hasUnsearched = true
    if (text.includes('\0')) addFinding(place, 'markup-encoding', { encoding: 'unknown' })
    parser.write(text)
  }
  parser.end()
  search.end()
  for (const { code, what } of instructions.found()) addFinding(place, code, { what })
  proposeCategory(search, place.inspection.findings, [...place.within.slice(0, -1), name])
}
