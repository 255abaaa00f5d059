/** One thing that is wrong with a command, told so that the person who gave it can put it right. */
export type Violation = {
  /** JSON pointer (RFC 6901) into the request body; empty where no member of the body is at fault. */
  readonly pointer: string
  /** Stable, kebab-case; every code has its page. */
  readonly code: string
  /** Plain English: which field, and what to do. */
  readonly message: string
  /** What it is about, where that is not the member pointed at: a requirement, a person, a nonconformity. */
  readonly subject?: string
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
export function blankText(pointer: string, text: string | undefined, what: string): Violation[] {
  if (!isBlank(text)) return []
  return [{ pointer, code: 'text-missing', message: `${what} is empty. Write it at ${pointer}.` }]
}

/** The positions of the items whose key occurs earlier in the list. */
export function repeatedAt<T>(items: readonly T[], keyOf: (item: T) => string): number[] {
  const keys = items.map(keyOf)
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []))
}
