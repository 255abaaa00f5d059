import type { Multipart, MultipartFile } from '@fastify/multipart'
import { evidenceFields, fileName } from '@concert/contracts/evidence'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { ofForm } from '@concert/contracts/schema-faults'
import { faultsOfIssues } from '@concert/contracts/faults-of-issues'
import { pointerTo } from '@concert/contracts/json-pointer'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Upload } from './upload.ts'

/** The limits of the parser for a form; the object store limits the file itself. */
export const formLimits = {
  fieldNameSize: 100,
  fieldSize: 300,
  fields: 10,
  files: 2,
  parts: 12,
  headerPairs: 20,
  fileSize: Infinity,
}

/** What the form around the largest file may take: its fields, the headers of its parts, and what stands between them. */
export const FORM_BYTES_MAX = 16_384

const mediaType = z
  .string()
  .max(127)
  .regex(/^[\w.+-]+\/[\w.+-]+$/, ofForm('media-type', 'application/pdf'))

type Parts = AsyncIterator<Multipart>

/**
 * Reads an upload up to its first byte: the fields come before the file, so that all of them are checked before
 * anything is stored. The bytes end with an error when anything follows the file.
 *
 * @throws RefusedRequest 400 naming every field that is missing, unknown, repeated or invalid; 415 for another media
 * type
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new RefusedRequest('unsupported-media-type', {
      detail: detail('content-type-expected', { mediaType: 'multipart/form-data' }),
    })
  }
  const parts = request.parts()
  const fields = new Map<string, unknown>()
  const errors: FoundError[] = []
  for (;;) {
    const part = await nextPart(parts)
    if (part?.type === 'field') {
      if (fields.has(part.fieldname)) errors.push(fieldFault('field-repeated', part.fieldname))
      if (part.valueTruncated) errors.push(fieldFault('field-too-long', part.fieldname))
      fields.set(part.fieldname, part.value)
      continue
    }
    const read = evidenceFields.safeParse(Object.fromEntries(fields))
    if (!read.success) errors.push(...read.error.issues.flatMap((issue) => faultsOf(issue, fields)))
    if (part === undefined) errors.push(fault('file-missing', '/file', {}))
    else errors.push(...fileFaults(part))
    if (part === undefined || !read.success || errors.length > 0) throw invalidForm(errors)
    return { ...declaredIn(read.data), fileName: part.filename, mediaType: part.mimetype, bytes: bytesOf(part, parts) }
  }
}

function declaredIn(fields: z.output<typeof evidenceFields>) {
  return { ...fields, effectiveOn: fields.effectiveOn ?? null }
}

async function* bytesOf(part: MultipartFile, parts: Parts): AsyncGenerator<Uint8Array> {
  try {
    yield* part.file
  } catch (cause) {
    throw malformed(cause)
  }
  const next = await nextPart(parts)
  if (next !== undefined) {
    throw invalidForm([fieldFault('after-the-file', next.fieldname)])
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

function fileFaults(part: MultipartFile): FoundError[] {
  const errors: FoundError[] = []
  if (part.fieldname !== 'file') errors.push(fieldFault('field-unknown', part.fieldname))
  if (!fileName.safeParse(part.filename).success) errors.push(fault('file-name-refused', '/file', {}))
  const type = mediaType.safeParse(part.mimetype)
  if (!type.success) errors.push(...faultsOfIssues(type.error.issues, ['file']))
  return errors
}

function faultsOf(issue: z.core.$ZodIssue, fields: ReadonlyMap<string, unknown>): FoundError[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fieldFault('field-unknown', key))
  const name = String(issue.path[0] ?? '')
  return fields.has(name) ? [...faultsOfIssues([issue])] : [fieldFault('field-missing', name)]
}

type FieldFault = 'field-missing' | 'field-repeated' | 'field-too-long' | 'field-unknown' | 'after-the-file'

function fieldFault(code: FieldFault, field: string): FoundError {
  return fault(code, pointerTo([field]), { field })
}

function invalidForm(errors: FoundError[]): RefusedRequest {
  const told = detail('not-valid-in-places', { part: 'form', count: errors.length })
  return new RefusedRequest('invalid-request', { detail: told, errors })
}

function malformed(cause: unknown): RefusedRequest {
  return new RefusedRequest('invalid-request', { detail: detail('form-cut-off') }, cause)
}
