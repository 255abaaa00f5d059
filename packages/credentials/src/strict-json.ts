import { CredentialRefused } from '#refusal.ts'

/** A value that RFC 8259 can express and that every parser reads in the same way (RFC 7493, I-JSON). */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue }

/** The default limit of the text in bytes: a certificate with all its annexes is below 64 KB. */
export const jsonBytesMax = 1_048_576

/** The deepest nesting accepted. It limits every later recursion, schema validation included. */
export const jsonDepthMax = 64

/**
 * Reads JSON from an untrusted sender: UTF-8 without byte order mark, no duplicate names, no integer that a double
 * cannot represent exactly, no lone surrogate (RFC 7493 §2).
 *
 * @throws CredentialRefused naming the first fault
 */
export function parseStrictJson(received: Uint8Array | string, bytesMax = jsonBytesMax): JsonValue {
  const text = typeof received === 'string' ? received : decodeUtf8(received, bytesMax)
  if (Buffer.byteLength(text) > bytesMax) throw tooLarge(bytesMax)
  const value = parse(text)
  // The scan runs on text that JSON.parse has accepted, so it needs no grammar of its own.
  refuseDuplicateNames(text)
  assertJsonValue(value)
  return value
}

/** Asserts that a value in memory is an I-JSON value. Members that are `undefined` count as absent, as in JSON.stringify. */
export function assertJsonValue(value: unknown, depth = 0): asserts value is JsonValue {
  if (depth > jsonDepthMax) throw tooDeep()
  switch (typeof value) {
    case 'boolean':
      return
    case 'string':
      return assertWellFormed(value)
    case 'number':
      return assertExactNumber(value)
    case 'object':
      return assertContainer(value, depth)
    default:
      throw new CredentialRefused('not-json-value', `a ${typeof value} cannot be represented in JSON`)
  }
}

function assertContainer(value: object | null, depth: number): void {
  if (value === null) return
  if (Array.isArray(value)) {
    for (const element of value) assertJsonValue(element, depth + 1)
    return
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CredentialRefused(
      'not-json-value',
      'only plain objects can be represented in JSON; convert dates and classes first',
    )
  }
  for (const [name, member] of Object.entries(value)) {
    assertWellFormed(name)
    if (member !== undefined) assertJsonValue(member, depth + 1)
  }
}

function assertExactNumber(value: number): void {
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
  if (!isExact) throw new CredentialRefused('number-out-of-range', `${value} is not exact in every JSON parser`)
}

function assertWellFormed(value: string): void {
  if (!value.isWellFormed()) throw new CredentialRefused('lone-surrogate', 'a string contains a lone surrogate')
}

function decodeUtf8(bytes: Uint8Array, bytesMax: number): string {
  if (bytes.byteLength > bytesMax) throw tooLarge(bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new CredentialRefused('not-json', 'the text is not UTF-8', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CredentialRefused('not-json', 'the text is not JSON', { cause })
  }
}

/** The names found so far in each open object; `null` for an open array. */
type OpenContainers = (Set<string> | null)[]

function refuseDuplicateNames(text: string): void {
  const open: OpenContainers = []
  let isName = false
  for (let at = 0; at < text.length; at++) {
    switch (text.charAt(at)) {
      case '{':
        open.push(new Set())
        isName = true
        break
      case '[':
        open.push(null)
        isName = false
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        isName = open.at(-1) != null
        break
      case '"': {
        const end = endOfString(text, at)
        if (isName) rememberName(open, text.slice(at, end + 1))
        isName = false
        at = end
        break
      }
    }
    if (open.length > jsonDepthMax) throw tooDeep()
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function rememberName(open: OpenContainers, quoted: string): void {
  // "\u0061" and "a" are one name, so names are compared after their escapes are resolved.
  const name: string = JSON.parse(quoted)
  const names = open.at(-1)
  if (names?.has(name)) throw new CredentialRefused('duplicate-key', `the name ${quoted} occurs twice in one object`)
  names?.add(name)
}

function tooLarge(bytesMax: number): CredentialRefused {
  return new CredentialRefused('too-large', `the text is longer than ${bytesMax} bytes`)
}

function tooDeep(): CredentialRefused {
  return new CredentialRefused('too-deep', `nested deeper than ${jsonDepthMax} levels`)
}
