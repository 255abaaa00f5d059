import { Parser } from 'htmlparser2'
import type { Findings } from '../finding.ts'
import type { Place } from '../inspection.ts'
import { MARKUP_BYTES_MAX, MARKUP_DEPTH_MAX } from '../limits.ts'
import type { PersonalDataSearch } from '../text/personal-data.ts'
import { textOf } from '../text/text-encoding.ts'
import { activeContentOf, activeContentOfStyle, localName } from './active-content.ts'
import { isKnownEncoding, unknownEncodingIn } from './known-encodings.ts'
import type { MarkupType } from './markup-kind.ts'
import { WordsOfMarkup } from './words-of-markup.ts'

/** The document types of HTML and SVG as their standards print them: no reader loads them. */
const harmlessDoctype =
  /^!doctype\s+(?:html|svg)(?:\s+(?:public\s+"-\/\/(?:w3c|ietf)\/\/[^"]*"(?:\s+"https?:\/\/www\.w3\.org\/[^"]*")?|system\s+"about:legacy-compat"))?\s*$/i

/** Browsers read some files in other ways than the parser; so what runs is also looked for where the parser sees text. */
const hiddenScript =
  /<(?:[\w-]{1,12}:)?script|[\s"'/]on(?:error|load|click|focus\w{0,3}|mouse\w{2,5}|pointer\w{2,12}|toggle|begin|end|animation\w{3,9})\s*=/i

/** Elements that act in whatever XML they are. */
const alwaysJudged = new Set(['script', 'event-listener'])
const inclusionNamespace = /^https?:\/\/www\.w3\.org\/\d{4}\/XInclude/i
const drawnNamespace = /^https?:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg)/

export interface Markup {
  readonly sizeBytes: number
  readonly chunks: () => AsyncIterable<Buffer>
  readonly encoding: string
  readonly type: MarkupType
}

/**
 * Parses a text with elements and tells what of it runs, is loaded from elsewhere or declares entities. Answers what was found in its words as a
 * reader sees them: without the elements between their letters, and with the signs that stand for others.
 */
export async function checkMarkup(markup: Markup, place: Place): Promise<PersonalDataSearch> {
  const { inspection, within } = place
  const { findings } = inspection
  const words = new WordsOfMarkup()
  if (markup.sizeBytes > MARKUP_BYTES_MAX) {
    findings.add('content-beyond-limit', { limit: 'MARKUP_BYTES_MAX' }, within)
    return words.found()
  }
  const parser = parserOf(markup.type, words, place)
  let before = ''
  for await (const part of textOf(markup.chunks(), markup.encoding)) {
    parser.write(part)
    if (markup.type !== 'application/xml' && hiddenScript.test(before + part)) {
      findings.add('markup-active', { what: 'script' }, within)
    }
    before = part.slice(-32)
    if (parser.isTooDeep()) {
      findings.add('content-beyond-limit', { limit: 'MARKUP_DEPTH_MAX' }, within)
      break
    }
  }
  parser.end()
  return words.found()
}

function parserOf(type: MarkupType, words: WordsOfMarkup, { inspection, within }: Place) {
  const { findings } = inspection
  let depth = 0
  let isTooDeep = false
  let isStyle = false
  let style = ''
  let includes = false
  // Elements of data that are called alike do nothing; they do once a file names the namespaces of what is drawn.
  let isDrawn = type !== 'application/xml'
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        words.takeStart(name, attributes)
        inspection.hasUnsearched ||= localName(name) === 'svg'
        isTooDeep ||= depth > MARKUP_DEPTH_MAX
        isStyle = localName(name) === 'style'
        includes ||= Object.values(attributes).some((value) => inclusionNamespace.test(value))
        if (includes && localName(name) === 'include') findings.add('markup-external', { what: 'XInclude' }, within)
        checkEncodingOfPage(localName(name), attributes, findings, within)
        isDrawn ||= Object.values(attributes).some((value) => drawnNamespace.test(value))
        if (!isDrawn && !alwaysJudged.has(localName(name))) return
        for (const { code, what } of activeContentOf(name, attributes)) findings.add(code, { what }, within)
      },
      onclosetag(name) {
        depth -= 1
        words.takeEnd(name)
        // Its text comes in pieces, with a new one at each sign that is written out.
        if (isStyle) for (const { code, what } of activeContentOfStyle(style)) findings.add(code, { what }, within)
        isStyle = false
        style = ''
      },
      ontext(text) {
        words.take(text)
        if (isStyle) style += text
      },
      onprocessinginstruction(name, data) {
        if (name.startsWith('!')) checkDeclaration(data, findings, within)
        else checkInstruction(name, data, findings, within)
      },
    },
    { xmlMode: type !== 'text/html', lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  return {
    write: (part: string) => {
      if (!isTooDeep) parser.write(part)
    },
    end: () => parser.end(),
    isTooDeep: () => isTooDeep,
  }
}

/** A page can say in its head in which encoding the rest of it is read. */
function checkEncodingOfPage(
  element: string,
  attributes: Readonly<Record<string, string>>,
  findings: Findings,
  within: readonly string[],
): void {
  if (element !== 'meta') return
  const encoding = attributes['charset'] ?? /charset\s*=\s*["']?([^\s"';]+)/i.exec(attributes['content'] ?? '')?.[1]
  if (encoding !== undefined && !isKnownEncoding(encoding)) findings.add('markup-encoding', { encoding }, within)
}

/** A document type with declarations of its own, or one that is loaded, can define entities. */
function checkDeclaration(data: string, findings: Findings, within: readonly string[]): void {
  if (/^!(?:entity|attlist|element|notation)/i.test(data) || data.includes('['))
    findings.add('markup-entity', {}, within)
  else if (/^!doctype/i.test(data) && !harmlessDoctype.test(data)) findings.add('markup-doctype', {}, within)
}

function checkInstruction(name: string, data: string, findings: Findings, within: readonly string[]): void {
  const target = name.replace(/^\?/, '').toLowerCase()
  // The second has another program open the file, with what it has in it.
  if (target === 'xml-stylesheet' || target === 'mso-application')
    findings.add('markup-active', { what: target }, within)
  if (target !== 'xml') return
  const encoding = unknownEncodingIn(data)
  if (encoding !== undefined) findings.add('markup-encoding', { encoding }, within)
}
