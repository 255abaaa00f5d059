import type { FileBytes } from '../file-bytes.ts'
import type { Findings } from '../finding.ts'
import { type LexerBudget, PdfLexer } from './lexer.ts'
import { numberAt } from './values.ts'

const SECTIONS_MAX = 1_024
const TAIL_BYTES = 4_096
const SECTION_BYTES = 65_536
/** A table is followed by its trailer; one of a million objects has 20 MB. */
const TABLE_BYTES_MAX = 33_554_432

/** Follows the cross-reference sections from the end of the file back to the first; each is written once. */
export async function checkCrossReferences(
  bytes: FileBytes,
  budget: LexerBudget,
  findings: Findings,
  within: readonly string[],
): Promise<void> {
  const tail = await bytes.read(Math.max(bytes.sizeBytes - TAIL_BYTES, 0), TAIL_BYTES)
  const at = tail.lastIndexOf('startxref', undefined, 'latin1')
  let section = at < 0 ? undefined : numberAt(new PdfLexer(tail, at + 'startxref'.length, budget))
  if (section === undefined) {
    findings.add('content-malformed', { part: 'startxref' }, within)
    return
  }
  const visited = new Set<number>()
  while (section !== undefined) {
    if (visited.has(section) || visited.size > SECTIONS_MAX) {
      findings.add('pdf-cycle', { part: 'cross-references' }, within)
      return
    }
    visited.add(section)
    section = await sectionBefore(bytes, section, budget)
  }
}

/** The offset of the section that a section updates. Undefined: it is the first, or nothing that is understood. */
async function sectionBefore(bytes: FileBytes, offset: number, budget: LexerBudget): Promise<number | undefined> {
  const dictionary = await dictionaryOf(bytes, offset)
  if (dictionary === undefined) return undefined
  const lexer = new PdfLexer(dictionary, 0, budget)
  for (let depth = 0; ;) {
    const token = lexer.next()
    if (token === undefined || (token.kind === 'word' && /^(?:stream|startxref|endobj)$/.test(token.value)))
      return undefined
    if (token.kind === 'mark') depth += token.value === '<<' ? 1 : token.value === '>>' ? -1 : 0
    if (token.kind === 'name' && token.value === 'Prev' && depth === 1) return numberAt(lexer)
  }
}

async function dictionaryOf(bytes: FileBytes, offset: number): Promise<Buffer | undefined> {
  if (offset < 0 || offset >= bytes.sizeBytes) return undefined
  for (let at = offset; at < Math.min(bytes.sizeBytes, offset + TABLE_BYTES_MAX); at += SECTION_BYTES - 16) {
    const part = await bytes.read(at, SECTION_BYTES)
    if (at === offset && !/^\s*xref/.test(part.toString('latin1', 0, 64))) return part
    const trailer = part.indexOf('trailer', 0, 'latin1')
    if (trailer >= 0) return bytes.read(at + trailer, SECTION_BYTES)
  }
  return undefined
}
