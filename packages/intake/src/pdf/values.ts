import type { PdfLexer, PdfToken } from './lexer.ts'
import { harmlessActions } from './names.ts'

/** Tokens that are read of one value; what is longer is not understood, and so not harmless. */
const TOKENS_READ = 2_000
/** Longer than any array of a matrix. */
const ARRAY_READ = 32

/** The number at a lexer, unless it is the beginning of a reference. */
export function numberAt(lexer: PdfLexer): number | undefined {
  const first = lexer.next()
  if (first?.kind !== 'number') return undefined
  return isReferenceRest(lexer) ? undefined : first.value
}

/** The number of the object to which the value at a lexer refers. */
export function referenceAt(lexer: PdfLexer): number | undefined {
  const first = lexer.next()
  return first?.kind === 'number' && isReferenceRest(lexer) ? first.value : undefined
}

/** The numbers of the objects in an array of references. Undefined where there is no such array. */
export function referencesAt(lexer: PdfLexer, most: number): number[] | undefined {
  if (!isMark(lexer.next(), '[')) return undefined
  const found: number[] = []
  while (found.length < most) {
    const token = lexer.next()
    if (token?.kind !== 'number' || !isReferenceRest(lexer)) return found
    found.push(token.value)
  }
  return found
}

/** Whether a dictionary stands at a lexer, or a reference to an object. */
export function isDictionaryOrReference(lexer: PdfLexer): boolean {
  const first = lexer.next()
  return isMark(first, '<<') || (first?.kind === 'number' && isReferenceRest(lexer))
}

/** Whether an array stands at a lexer that has a text among its first values. */
export function isArrayWithString(lexer: PdfLexer): boolean {
  if (!isMark(lexer.next(), '[')) return false
  for (let read = 0; read < ARRAY_READ; read += 1) {
    const token = lexer.next()
    if (token === undefined || isMark(token, ']')) return false
    if (token.kind === 'string') return true
  }
  return false
}

/** Whether an action only moves within the file: a destination, or a dictionary of a type that does no more, without a next one. */
export function isHarmlessAction(lexer: PdfLexer): boolean {
  const start = lexer.next()
  if (isMark(start, '<<')) return harmlessActions.has(typeOfAction(lexer) ?? '')
  if (start?.kind === 'word') return start.value === 'null'
  return isMark(start, '[') || start?.kind === 'string' || start?.kind === 'name'
}

/** The type of the action whose dictionary has just begun. Undefined: it has none, goes on to a next one, or has no end. */
function typeOfAction(lexer: PdfLexer): string | undefined {
  let type: string | undefined
  let depth = 1
  for (let read = 0; read < TOKENS_READ; read += 1) {
    const token = lexer.next()
    depth += depthOf(token)
    if (depth === 0) return type
    if (token === undefined || isName(token, 'Next')) return undefined
    if (depth === 1 && isName(token, 'S')) {
      const value = lexer.next()
      type = value?.kind === 'name' ? value.value : undefined
    }
  }
  return undefined
}

function depthOf(token: PdfToken | undefined): number {
  if (isMark(token, '<<') || isMark(token, '[')) return 1
  return isMark(token, '>>') || isMark(token, ']') ? -1 : 0
}

function isName(token: PdfToken, value: string): boolean {
  return token.kind === 'name' && token.value === value
}

function isReferenceRest(lexer: PdfLexer): boolean {
  const generation = lexer.next()
  const word = lexer.next()
  return generation?.kind === 'number' && word?.kind === 'word' && word.value === 'R'
}

function isMark(token: PdfToken | undefined, value: string): boolean {
  return token?.kind === 'mark' && token.value === value
}
