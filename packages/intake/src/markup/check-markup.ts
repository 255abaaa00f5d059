import { Parser } from 'htmlparser2'
import type { Findings } from '../finding.ts'
import type { Place } from '../inspection.ts'
import { MARKUP_BYTES_MAX, MARKUP_DEPTH_MAX } from '../limits.ts'
import type { PersonalDataSearch } from '../text/personal-data.ts'
import { textOf } from '../text/text-encoding.ts'
import { activeContentOf, activeContentOfStyle, localName } from './active-content.ts'
import type { MarkupType } from './markup-kind.ts'
import { WordsOfMarkup } from './words-of-markup.ts'

/** Encodings that an XML or HTML file may say it has; what is read in another one hides its elements. */
const knownEncoding =
  /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|gb18030|gbk|gb2312|big5(?:-hkscs)?|iso-8859-1|windows-1252)$/i
/** The document types of HTML and SVG as their standards print them: no reader loads them. */
const harmlessDoctype =
  /^!doctype\s+(?:html|svg)(?:\s+(?:public\s+"-\/\/(?:w3c|ietf)\/\/[^"]*"(?:\s+"https?:\/\/www\.w3\.org\/[^"]*")?|system\s+"about:legacy-compat"))?\s*$/i

/** Browsers read some files in other ways than the parser; so what runs is also looked for where the parser sees text. */
const hiddenScript =
  /<(?:[\w-]{1,12}:)?script|[\s"'/]on(?:error|load|click|focus\w{0,3}|mouse\w{2,5}|pointer\w{2,12}|toggle|begin|end|animation\w{3,9})\s*=/i

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
        isDrawn ||= Object.values(attributes).some((value) => drawnNamespace.test(value))
        if (!isDrawn && localName(name) !== 'script') return
        for (const { code, what } of activeContentOf(name, attributes)) findings.add(code, { what }, within)
      },
      onclosetag(name) {
        depth -= 1
        words.takeEnd(name)
        isStyle = false
      },
      ontext(text) {
        words.take(text)
        if (!isStyle) return
        for (const { code, what } of activeContentOfStyle(text)) findings.add(code, { what }, within)
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

/** A document type with declarations of its own, or one that is loaded, can define entities. */
function checkDeclaration(data: string, findings: Findings, within: readonly string[]): void {
  if (/^!(?:entity|attlist|element|notation)/i.test(data) || data.includes('['))
    findings.add('markup-entity', {}, within)
  else if (/^!doctype/i.test(data) && !harmlessDoctype.test(data)) findings.add('markup-doctype', {}, within)
}

function checkInstruction(name: string, data: string, findings: Findings, within: readonly string[]): void {
  const target = name.replace(/^\?/, '').toLowerCase()
  if (target === 'xml-stylesheet') findings.add('markup-active', { what: 'xml-stylesheet' }, within)
  if (target !== 'xml') return
  const encoding = /encoding\s*=\s*["']([^"']*)/i.exec(data)?.[1]
  if (encoding !== undefined && !knownEncoding.test(encoding)) findings.add('markup-encoding', { encoding }, within)
}
