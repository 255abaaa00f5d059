import type { Multipart, MultipartFile } from '@fastify/multipart'
import { evidenceFields, fileName } from '@concert/contracts/evidence'
import type { ProblemError } from '@concert/contracts/problems'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Upload } from '#use-cases/upload.ts'

/** What the parser accepts of a form before this file looks at it; the file's own limit is the object store's. */
export const formLimits = {
  fieldNameSize: 100,
  fieldSize: 300,
  fields: 10,
  files: 2,
  parts: 12,
  headerPairs: 20,
  fileSize: Infinity,
}

const mediaType = z
  .string()
  .max(127)
  .regex(/^[\w.+-]+\/[\w.+-]+$/, 'must be a media type, for example application/pdf')

type Parts = AsyncIterator<Multipart>

/**
 * Reads an upload up to its first byte: the fields come before the file, so that all of them are checked while nothing is
 * stored. The bytes end with an error when anything follows the file.
 *
 * @throws RefusedRequest 400 naming every field that is missing, unknown, repeated or wrong; 415 for another media type
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new RefusedRequest('unsupported-media-type', {
      detail: detail('content-type-expected', { mediaType: 'multipart/form-data' }),
    })
  }
  const parts = request.parts()
  const fields = new Map<string, unknown>()
  const errors: ProblemError[] = []
  for (;;) {
    const part = await nextPart(parts)
    if (part?.type === 'field') {
      if (fields.has(part.fieldname)) errors.push(fault(part.fieldname, 'field-repeated', 'is there twice'))
      if (part.valueTruncated) errors.push(fault(part.fieldname, 'field-too-long', 'is too long'))
      fields.set(part.fieldname, part.value)
      continue
    }
    const read = evidenceFields.safeParse(Object.fromEntries(fields))
    if (!read.success) errors.push(...read.error.issues.flatMap((issue) => faultsOf(issue, fields)))
    if (part === undefined) errors.push(fault('file', 'file-missing', 'is missing; send it as the last part'))
    else errors.push(...fileFaults(part))
    if (part === undefined || !read.success || errors.length > 0) throw invalidForm(errors)
    return { ...read.data, fileName: part.filename, mediaType: part.mimetype, bytes: bytesOf(part, parts) }
  }
}

/**
 * Reads on and drops what a refused client still sends, so that it can read why it was refused; after `bytesMax` more the
 * connection is cut.
 */
export function dropRest(request: FastifyRequest, bytesMax: number): void {
  const incoming = request.raw
  if (incoming.readableEnded || incoming.destroyed) return
  let dropped = 0
  incoming.unpipe()
  incoming.on('data', (chunk: Buffer) => {
    dropped += chunk.byteLength
    if (dropped > bytesMax) incoming.destroy()
  })
  incoming.resume()
}

async function* bytesOf(part: MultipartFile, parts: Parts): AsyncGenerator<Uint8Array> {
  try {
    yield* part.file
  } catch (cause) {
    throw malformed(cause)
  }
  const next = await nextPart(parts)
  if (next !== undefined) {
    throw invalidForm([fault(next.fieldname, 'after-the-file', 'follows the file; send one file, and last')])
  }
}

/** The next part of the form, or undefined after the last one. */
async function nextPart(parts: Parts): Promise<Multipart | undefined> {
  try {
    const { value, done } = await parts.next()
    return done === true ? undefined : value
  } catch (cause) {
    throw malformed(cause)
  }
}

function fileFaults(part: MultipartFile): ProblemError[] {
  const errors: ProblemError[] = []
  if (part.fieldname !== 'file') errors.push(fault(part.fieldname, 'field-unknown', 'must be named file'))
  const name = fileName.safeParse(part.filename)
  if (!name.success) errors.push(fault('file', 'file-name-refused', `has a name that ${messageOf(name.error)}`))
  const type = mediaType.safeParse(part.mimetype)
  if (!type.success)
    errors.push(fault('file', 'media-type-refused', `has a Content-Type that ${messageOf(type.error)}`))
  return errors
}

function faultsOf(issue: z.core.$ZodIssue, fields: ReadonlyMap<string, unknown>): ProblemError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fault(key, 'field-unknown', 'is not a field of this form'))
  }
  const name = String(issue.path[0] ?? '')
  return fields.has(name)
    ? [fault(name, issue.code.replaceAll('_', '-'), `is not valid: ${issue.message}`)]
    : [fault(name, 'field-missing', 'is missing; send it before the file')]
}

function fault(name: string, code: string, what: string): ProblemError {
  return { pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, message: `${name} ${what}.` }
}

function messageOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.message).join(' and ')
}

function invalidForm(errors: ProblemError[]): RefusedRequest {
  const told = detail('not-valid-in-places', { part: 'form', count: errors.length })
  return new RefusedRequest('invalid-request', { detail: told, errors })
}

function malformed(cause: unknown): RefusedRequest {
  return new RefusedRequest('invalid-request', { detail: detail('form-cut-off') }, cause)
}
