import { evidenceFields, fileName, mediaType } from '@concert/contracts/evidence'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { faultsOfIssues } from '@concert/contracts/faults-of-issues'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { fieldFault, formFaults } from './form-faults.ts'
import { type FormPart, formParts, MalformedForm } from './form-parts.ts'
import { type PartDisposition, readDisposition } from './part-disposition.ts'
import type { Upload } from './upload.ts'

/** Bytes of the value of a field. */
const FIELD_BYTES_MAX = 300

/** What the form around the largest file may take: its fields, the headers of its parts, and what stands between them. */
export const FORM_BYTES_MAX = 16_384

/** A part whose field is known. */
type NamedPart = FormPart & PartDisposition
type Parts = AsyncGenerator<FormPart>

/**
 * Reads an upload up to its first byte: the fields come before the file, so that all of them are checked before
 * anything is stored. The bytes end with an error when anything follows the file. Step 1 of docs/flows/evidence.md.
 *
 * @throws RefusedRequest 400 naming every field that is missing, unknown, repeated or invalid; 415 for another media
 * type
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (request.headers['content-type'] === undefined) {
    throw new RefusedRequest('unsupported-media-type', {
      detail: detail('content-type-expected', { mediaType: 'multipart/form-data' }),
    })
  }
  const parts = formParts(request.raw)
  const fields = new Map<string, string>()
  const errors: FoundError[] = []
  for (;;) {
    const part = await nextPart(parts)
    if (part?.isFile === false) {
      const value = await valueOf(part.body)
      if (fields.has(part.field)) errors.push(fieldFault('field-repeated', part.field))
      if (value.length > FIELD_BYTES_MAX) errors.push(fieldFault('field-too-long', part.field))
      fields.set(part.field, value.toString())
      continue
    }
    const read = evidenceFields.safeParse(Object.fromEntries(fields))
    if (!read.success) errors.push(...formFaults(read.error.issues, fields))
    const file = fileIn(part)
    errors.push(...file.errors)
    if (part === undefined || !read.success || errors.length > 0) throw invalidForm(errors)
    return { ...declaredIn(read.data), ...file.named, bytes: bytesOf(part, parts) }
  }
}

function declaredIn(fields: z.output<typeof evidenceFields>) {
  const { effectiveOn = null, origins = null, madeIn = null, unmixedProof = null, dataSubjects = null } = fields
  const { kind = null, requirements = null, supersedes = null, smallestGroup = null } = fields
  const said = { kind, requirements, supersedes, origins, madeIn, unmixedProof, dataSubjects, smallestGroup }
  return { ...fields, effectiveOn, ...said }
}

async function* bytesOf({ body }: NamedPart, parts: Parts): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    throw malformed(cause)
  }
  const next = await nextPart(parts)
  if (next !== undefined) {
    throw invalidForm([fieldFault('after-the-file', next.field)])
  }
}

/** The value of a field, or a byte more of it than is taken. The whole of it is read. */
async function valueOf(body: FormPart['body']): Promise<Buffer> {
  let value = Buffer.alloc(0)
  try {
    for await (const chunk of body) {
      if (value.length <= FIELD_BYTES_MAX) value = Buffer.concat([value, chunk])
    }
  } catch (cause) {
    throw malformed(cause)
  }
  return value
}

/** The next part of the form, or undefined after the last one. */
async function nextPart(parts: Parts): Promise<NamedPart | undefined> {
  const { value, done } = await next(parts)
  if (done === true) return undefined
  const { 'content-disposition': headers = [] } = value.headers
  const [header] = headers
  const disposition = header === undefined || headers.length > 1 ? undefined : readDisposition(header)
  if (disposition === undefined) throw invalidForm([fault('part-unreadable', '', {})])
  return { ...value, ...disposition }
}

async function next(parts: Parts) {
  try {
    return await parts.next()
  } catch (cause) {
    throw cause instanceof MalformedForm ? malformed(cause) : cause
  }
}

/** What the part of the file says of it. */
function fileIn(part: NamedPart | undefined) {
  if (part === undefined)
    return { errors: [fault('file-missing', '/file', {})], named: { fileName: '', mediaType: '' } }
  const { field, headers, fileName: name = '' } = part
  const type = mediaType.safeParse(mediaTypeIn(headers['content-type']?.[0]))
  const errors: FoundError[] = []
  if (field !== 'file') errors.push(fieldFault('field-unknown', field))
  if (!fileName.safeParse(name).success) errors.push(fault('file-name-refused', '/file', {}))
  if (!type.success) errors.push(...faultsOfIssues(type.error.issues, ['file']))
  return { errors, named: { fileName: name, mediaType: type.data ?? '' } }
}

/** Without its parameters; a part that says nothing is plain text (RFC 7578 4.4). */
function mediaTypeIn(contentType = 'text/plain'): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

function invalidForm(errors: FoundError[]): RefusedRequest {
  const told = detail('not-valid-in-places', { part: 'form', count: errors.length })
  return new RefusedRequest('invalid-request', { detail: told, errors })
}

function malformed(cause: unknown): RefusedRequest {
  return new RefusedRequest('invalid-request', { detail: detail('form-cut-off') }, cause)
}
