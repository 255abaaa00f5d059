import type { ParamsOf } from './params.ts'
import type { ViolationCode, violationParams } from './violation-codes.ts'
import type { WrittenText } from './written-text.ts'

/** A violation of one of these codes. */
export type ViolationOf<Code extends ViolationCode> = {
  readonly [One in Code]: {
    /** JSON pointer (RFC 6901) into the request body; empty where no member of the body is at fault. */
    readonly pointer: string
    /** Stable, kebab-case; every code has its page. */
    readonly code: One
    /** What the sentence of the code is filled with, in every language: ids, dates, counts, words of closed lists. */
    readonly params: ParamsOf<(typeof violationParams)[One]>
    /** What it is about, where that is not the member pointed at: a requirement, a person, a nonconformity. */
    readonly subject?: string
  }
}[Code]

/** One thing that is wrong with a command. It is no sentence: the catalogue of sentences says it in each language. */
export type Violation = ViolationOf<ViolationCode>

/**
 * One violation.
 *
 * @example violation('requirement-unknown', '/answers/0/requirementId', { requirementId }, requirementId)
 */
export function violation<Code extends ViolationCode>(
  code: Code,
  pointer: string,
  params: ParamsOf<(typeof violationParams)[Code]>,
  subject?: string,
): ViolationOf<Code> {
  const said = { pointer, code, params, ...(subject === undefined ? {} : { subject }) }
  // Code and params are typed by one another; the compiler cannot see that their pair is a member of the union.
  return said as unknown as ViolationOf<Code>
}

const digestPattern = /^[0-9a-f]{64}$/

/** Whether a text is a SHA-256 digest in lower-case hexadecimal. */
export function isDigest(text: string): boolean {
  return digestPattern.test(text)
}

/** Whether a text says nothing. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** One violation when a text that must be written is blank, none otherwise. */
export function blankText(pointer: string, text: string | undefined, what: WrittenText, subject?: string): Violation[] {
  return isBlank(text) ? [violation('text-missing', pointer, { text: what }, subject)] : []
}

/** The words of a list that occur earlier in it, each with its position. */
export function repeatedIn<Word extends string>(words: readonly Word[]): [word: Word, index: number][] {
  return words.flatMap((word, index): [Word, number][] => (words.indexOf(word) < index ? [[word, index]] : []))
}

/** The positions of the items whose key occurs earlier in the list. */
export function repeatedAt<T>(items: readonly T[], keyOf: (item: T) => string): number[] {
  const keys = items.map(keyOf)
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []))
}
