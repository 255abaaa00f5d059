import { ERRORS } from '@tus/server'
import { fault } from '@concert/contracts/found-errors'
import { headerNotValid } from '@concert/platform/request-headers'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'

/** What is known of the upload when the server of tus refuses. */
export interface Refusing {
  readonly last: { readonly offset: number; readonly sizeBytes: number | null } | undefined
  readonly bytesMax: number
}

/** What the server of tus refuses in a line of text, as a problem. */
export function problemOfTus(status: number, text: string, { last, bytesMax }: Refusing): RefusedRequest {
  switch (text) {
    case ERRORS.MISSING_OFFSET.body:
      return malformedHeaders(['upload-offset'])
    case ERRORS.INVALID_LENGTH.body:
      return malformedHeaders(['upload-length'])
    case ERRORS.INVALID_METADATA.body:
      return malformedHeaders(['upload-metadata'])
    case ERRORS.UNSUPPORTED_CONCATENATION_EXTENSION.body:
      return malformedHeaders(['upload-concat'])
    case ERRORS.INVALID_CONTENT_TYPE.body:
      return wrongType()
    case ERRORS.FILE_NOT_FOUND.body:
      return new RefusedRequest('not-found', { detail: detail('record-not-found', { record: 'upload' }) })
    case ERRORS.FILE_NO_LONGER_EXISTS.body:
      return new RefusedRequest('gone', { detail: detail('upload-expired') })
    case ERRORS.ERR_MAX_SIZE_EXCEEDED.body:
    case ERRORS.ERR_SIZE_EXCEEDED.body:
      return tooLong(last?.sizeBytes ?? null, bytesMax)
    case ERRORS.INVALID_OFFSET.body:
      return offsetMismatch(last?.offset ?? 0)
    case ERRORS.ABORTED.body:
      return new RefusedRequest('invalid-request', { detail: detail('upload-cut-off') })
    default:
      return problemOfHeaders(status, text)
  }
}

function problemOfHeaders(status: number, text: string): RefusedRequest {
  const [, named] = /^Invalid ([\w -]+)\n$/.exec(text) ?? []
  const headers = named?.split(' ') ?? []
  if (status === 412 || headers.includes('tus-resumable')) {
    const headers = { 'tus-version': '1.0.0' }
    return new RefusedRequest('protocol-not-spoken', { detail: detail('tus-version', { version: '1.0.0' }), headers })
  }
  if (headers.includes('content-type')) return wrongType()
  if (headers.length > 0) return malformedHeaders(headers)
  throw new Error(`the server of tus answers ${status}: ${text}`)
}

function malformedHeaders(headers: readonly string[]): RefusedRequest {
  const errors = headers.map((header) => fault('upload-header-malformed', '', { header }))
  const [first] = errors
  if (first === undefined || errors.length === 1)
    return headerNotValid(headers[0] ?? '', first ?? fault('not-valid', '', {}))
  return new RefusedRequest('invalid-request', {
    detail: detail('header-not-valid', { header: headers.join(', ') }),
    errors,
  })
}

function tooLong(sizeBytes: number | null, bytesMax: number): RefusedRequest {
  const told =
    sizeBytes === null ? detail('file-too-large', { bytes: bytesMax }) : detail('upload-too-long', { bytes: sizeBytes })
  return new RefusedRequest('payload-too-large', { detail: told })
}

function wrongType(): RefusedRequest {
  const mediaType = 'application/offset+octet-stream'
  return new RefusedRequest('unsupported-media-type', { detail: detail('content-type-expected', { mediaType }) })
}

function offsetMismatch(offset: number): RefusedRequest {
  return new RefusedRequest('offset-mismatch', {
    detail: detail('upload-stands-elsewhere', { offset }),
    headers: { 'upload-offset': String(offset) },
  })
}
