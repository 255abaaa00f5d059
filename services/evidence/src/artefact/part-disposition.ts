import { parse } from 'content-disposition'

/** What the `Content-Disposition` of a part of a form says. */
export interface PartDisposition {
  readonly field: string
  readonly isFile: boolean
  /** As the client sent it; undefined where there is none, or where readers could disagree on what it is. */
  readonly fileName: string | undefined
}

/** One parameter. What stands between a closing quote and the next semicolon belongs to none, and ends the reading. */
const PARAMETER = /;[ \t]*([!#$%&'*+.^`|~\w-]+)[ \t]*=[ \t]*("[^"]*"[ \t]*|[^";]*)/gy
/** A stand-in of mail for a name in another script (RFC 2047), which means nothing in a form. */
const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?[^?\s]*\?=/i
/** How a browser writes a quote and the ends of a line (HTML, multipart form data); outside of quotes nobody does. */
const ESCAPE = /%(?:22|0d|0a)/i

/**
 * Reads the `Content-Disposition` of a part (RFC 7578 4.2), given as its bytes, one to a character. Undefined where it names no field.
 *
 * A name of a file is taken as browsers, curl and most libraries write it. Where another reader would take another name, none is: with a
 * backslash, which escapes or not; with a name that is there twice or in pieces; with bytes that are not UTF-8.
 */
export function readDisposition(header: string): PartDisposition | undefined {
  const parameters = parametersIn(header)
  const text = utf8In(header)
  const { type, parameters: said } = parse(text ?? header, { multipart: true })
  const { name: field, filename } = said
  if (type !== 'form-data' || field === undefined || parameters === undefined) return undefined
  const names = parameters.map(({ key }) => key)
  if (names.filter((key) => key === 'name').length !== 1) return undefined
  const ofFile = parameters.filter(({ key }) => key.startsWith('filename'))
  const isFile = ofFile.length > 0 || field === 'file'
  const isClear = text !== undefined && new Set(names).size === names.length && ofFile.every(isReadOneWay)
  return { field, isFile, fileName: isClear && !('filename*' in said) ? filename : undefined }
}

interface Parameter {
  readonly key: string
  readonly value: string
}

/** The parameters as they are written; undefined where something is none. */
function parametersIn(header: string): Parameter[] | undefined {
  const typeEnd = header.indexOf(';')
  if (typeEnd === -1) return undefined
  const found: Parameter[] = []
  let end = typeEnd
  PARAMETER.lastIndex = typeEnd
  for (let match = PARAMETER.exec(header); match !== null; match = PARAMETER.exec(header)) {
    const [whole, key = '', value = ''] = match
    found.push({ key: key.toLowerCase(), value })
    end += whole.length
  }
  return /^[ \t]*;?[ \t]*$/.test(header.slice(end)) ? found : undefined
}

/** A name that stands beside `filename*` is a stand-in for it, whatever it says. */
function isReadOneWay({ key, value }: Parameter, _index: number, all: readonly Parameter[]): boolean {
  if (key === 'filename*') return !value.includes('\\')
  if (key !== 'filename') return false
  if (all.length > 1) return true
  return !value.includes('\\') && !ENCODED_WORD.test(value) && (value.startsWith('"') || !ESCAPE.test(value))
}

function utf8In(bytes: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return undefined
  }
}
