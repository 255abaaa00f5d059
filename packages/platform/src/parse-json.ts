import { fault, type FoundError } from '@concert/contracts/found-errors'
import { type Detail, detail } from '@concert/sentences/detail'
import { pointerTo } from '@concert/contracts/json-pointer'
import { RefusedRequest } from './refused-request.ts'

/** The maximum nesting of a body. It bounds every later recursion over the body. */
const DEPTH_MAX = 64

/** The most members of one object. No object of the contract has half as many. A body can bear one error for each unknown one. */
const MEMBERS_MAX = 100

/** The most elements of one array: ten times what an array of a person may have. What a dossier lists has no bound of its own. */
const ELEMENTS_MAX = 1_000

/** The most values of a body. The largest, 100 answers or findings with 50 digests each, has 5,500. */
const VALUES_MAX = 10_000

/**
 * Parses a JSON body that all parsers read in the same way (RFC 7493): UTF-8, no name twice in one object, no `__proto__`, at
 * most 64 levels of nesting. What has more members, elements or values than any request is refused here, because a schema
 * makes an error for each that does not fit.
 *
 * @throws RefusedRequest 400; names the place if the body is well-formed JSON
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  if (text === '') throw malformed(detail('body-empty'))
  const value = parse(text)
  // JSON.parse has accepted the text, so the scan need not check the grammar.
  refuseExcess(text)
  return value
}

/** Without a byte order mark: UTF-8 needs none, and a reader may pass over it (RFC 8259 8.1). */
function decode(bytes: Uint8Array): string {
  const encoding = otherUnicode(bytes)
  if (encoding !== undefined) throw malformed(detail('body-in-other-unicode', { encoding }))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed(detail('body-not-utf8'), cause)
  }
}

/**
 * The encoding of a text that is not in UTF-8, by its byte order mark or by the zeros beside its first sign, which is ASCII in every
 * JSON text.
 */
function otherUnicode([first, second, third, fourth]: Uint8Array): 'UTF-16' | 'UTF-32' | undefined {
  if (first === 0 && second === 0) return 'UTF-32'
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const isBare = (first === 0) !== (second === 0) && second !== undefined
  if (!isMarked && !isBare) return undefined
  return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformed(detail('body-not-json'), cause)
  }
}

/** An object or array that the scan is in. `names` is null for an array. */
interface Container {
  readonly names: Set<string> | null
  /** The member that the scan is in: its name or its index. */
  at: string | number
}

/** Refuses ambiguous names, and more than is taken of anything. */
function refuseExcess(text: string): void {
  const open: Container[] = []
  let values = 1
  let isName = false
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '{':
        open.push({ names: new Set(), at: '' })
        values += 1
        isName = true
        break
      case '[':
        open.push({ names: null, at: 0 })
        values += 1
        isName = false
        break
      case '}':
      case ']':
        open.pop()
        isName = false
        break
      case ',':
        isName = beginMember(open)
        values += 1
        break
      case '"': {
        const end = endOfString(text, at)
        if (isName) rememberName(open, text.slice(at, end + 1))
        isName = false
        at = end
        break
      }
    }
    if (open.length > DEPTH_MAX) throw malformed(detail('body-too-deep', { levels: DEPTH_MAX }))
    if (values > VALUES_MAX) throw malformed(detail('body-too-many-values', { values: VALUES_MAX }))
  }
}

/** Moves to the next member of the innermost container. Returns whether a name comes next. */
function beginMember(open: readonly Container[]): boolean {
  const container = open.at(-1)
  if (container === undefined || container.names !== null) return true
  container.at = Number(container.at) + 1
  if (container.at >= ELEMENTS_MAX) throw tooMany(open, 'array', ELEMENTS_MAX)
  return false
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === '\\') before -= 1
  return (at - before) % 2 === 0
}

function rememberName(open: readonly Container[], quoted: string): void {
  const container = open.at(-1)
  if (container === undefined || container.names === null) return
  // "\u0061" and "a" are the same name, so names are compared after their escapes are decoded.
  const name: string = JSON.parse(quoted)
  container.at = name
  if (name === '__proto__') throw ambiguous(open, 'forbidden-name')
  if (container.names.has(name)) throw ambiguous(open, 'duplicate-name')
  container.names.add(name)
  if (container.names.size > MEMBERS_MAX) throw tooMany(open, 'object', MEMBERS_MAX)
}

function ambiguous(open: readonly Container[], code: 'forbidden-name' | 'duplicate-name'): RefusedRequest {
  return notValid(fault(code, pointerTo(open.map(({ at }) => at)), {}))
}

function tooMany(open: readonly Container[], of: 'object' | 'array', most: number): RefusedRequest {
  return notValid(fault('too-big', pointerTo(open.slice(0, -1).map(({ at }) => at)), { of, most }))
}

function notValid(error: FoundError): RefusedRequest {
  return new RefusedRequest('invalid-request', {
    detail: detail('not-valid-in-places', { part: 'body', count: 1 }),
    errors: [error],
  })
}

function malformed(told: Detail, cause?: unknown): RefusedRequest {
  return new RefusedRequest('malformed-json', { detail: told }, cause)
}
