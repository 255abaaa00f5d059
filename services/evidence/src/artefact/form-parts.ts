import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'
import { MIMEType } from 'node:util'
import { Dicer } from '@fastify/busboy'

/** One part of a form: its headers, each value as its bytes, one to a character, and its body, which is not read yet. */
export interface FormPart {
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: Readable
}

/** The body is no form, or was cut off. */
export class MalformedForm extends Error {
  override readonly name = 'MalformedForm'
}

/** A form has four fields and a file; what a few more parts say is named in the refusal, and what many say is not read. */
const PARTS_MAX = 12
const PART_HEADERS_MAX = 20
/** Of the headers of one part, in bytes: a name of 255 signs takes 2,295 where each byte is escaped, and can stand there twice. */
const PART_HEADER_BYTES_MAX = 8_192

/**
 * The parts of a form as they arrive. Each body has to be read to its end before the next part is asked for. The request is read no faster
 * than the parts are, and is not destroyed when reading ends early.
 *
 * @throws MalformedForm, also while a body is read
 */
export async function* formParts(request: IncomingMessage): AsyncGenerator<FormPart> {
  const parser = parserOf(request.headers['content-type'])
  const parts = new PassThrough({ objectMode: true, highWaterMark: PARTS_MAX })
  let current: Readable | undefined
  const fail = (cause?: unknown) => {
    const error = new MalformedForm('no form, or cut off', { cause })
    current?.destroy(error)
    parts.destroy(error)
  }
  let opened = 0
  let headed = 0
  // A part that ended before its headers did is never announced.
  const isBroken = () => opened !== headed || opened > PARTS_MAX
  parser.on('part', (body) => {
    if (isBroken()) fail()
    opened += 1
    current = body
    // The parser tells of an end that comes too early without ending the body in error.
    body.on('error', (error) => body.destroy(error))
    body.once('header', (headers) => {
      headed += 1
      if (isBroken() || sizeOf(headers as FormPart['headers']) > PART_HEADER_BYTES_MAX) fail()
      else parts.write({ headers, body })
    })
  })
  parser.once('error', fail)
  parser.once('finish', () => (isBroken() ? fail() : parts.end()))
  // A request also closes once it was read to its end.
  const onClose = () => (request.readableEnded ? undefined : fail())
  request.once('error', fail)
  request.once('close', onClose)
  // An error after the last part was read is nobody's.
  parts.on('error', () => undefined)
  request.pipe(parser)
  try {
    yield* parts
  } finally {
    request.off('close', onClose)
    request.off('error', fail)
    request.unpipe(parser)
    parser.on('error', () => undefined)
  }
}

function parserOf(contentType = ''): Dicer {
  try {
    const boundary = new MIMEType(contentType).params.get('boundary')
    if (boundary === null || boundary === '') throw new MalformedForm('no boundary')
    // More than is taken, so that what is cut off here is always refused by its size.
    const limits = { maxHeaderPairs: PART_HEADERS_MAX, maxHeaderSize: 2 * PART_HEADER_BYTES_MAX }
    return new Dicer({ boundary, ...limits })
  } catch (cause) {
    throw new MalformedForm('no form', { cause })
  }
}

function sizeOf(headers: FormPart['headers']): number {
  const lines = Object.entries(headers).flatMap(([name, values]) => values.map((value) => name.length + value.length))
  return lines.reduce((sum, bytes) => sum + bytes, 0)
}
