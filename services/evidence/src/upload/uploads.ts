import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import type { DeclaredFile } from '#artefact/upload.ts'
import type { WrappedKey } from '#object-keys/key-ring.ts'
import { type Lease, locked } from './lease.ts'
import type { KeyedUpload } from './upload-key.ts'

/** One upload in parts. How many of its bytes have arrived is known by the spool. */
export interface UploadRow extends DeclaredFile, KeyedUpload {
  /** Null as long as the client has not said it. */
  readonly sizeBytes: number | null
  readonly reservedBytes: number
  readonly begunAt: Date
  readonly expiresAt: Date
  /** The evidence that it has become. */
  readonly evidenceId: string | null
}

/** The driver reads an instant as text. */
interface StoredUpload extends Omit<UploadRow, 'begunAt' | 'expiresAt'> {
  readonly begunAt: string
  readonly expiresAt: string
}

/** What an upload has beyond its file. */
export interface NewUpload {
  readonly uploadId: string
  readonly sizeBytes: number | null
  readonly lifeMs: number
  readonly key: WrappedKey
}

/** Records that a file is going to be uploaded for an application that the wall of this transaction lets be seen. */
export async function insertUpload(
  { client, authority }: Transaction,
  declared: DeclaredFile,
  { uploadId, sizeBytes, lifeMs, key }: NewUpload,
): Promise<void> {
  const { applicationId, sha256, mediaType, fileName, residencyCategory, effectiveOn } = declared
  const { origins, madeIn, unmixedProof, dataSubjects, smallestGroup, kind, requirements, supersedes } = declared
  await client.query(
    `insert into evidence.uploads (authority, upload_id, applicant_id, application_id, digest, media_type, file_name,
       residency_category, effective_on, size_bytes, reserved_bytes, expires_at, origins, made_in, unmixed_proof,
       data_subjects, kind, requirements, supersedes, key_id, wrapped_key, smallest_group)
     select authority, $3, applicant_id, application_id, $4, $5, $6, $7, $8, $9::bigint, greatest($9::bigint, 1),
       clock_timestamp() + $10::float8 * interval '1 ms', $11, $12, $13, $14, $15, $16, $17, $18, $19, $20
     from applications.applications where authority = $1 and application_id = $2`,
    [
      authority,
      applicationId,
      uploadId,
      sha256,
      mediaType,
      fileName,
      residencyCategory,
      effectiveOn,
      sizeBytes,
      lifeMs,
      origins,
      madeIn,
      unmixedProof,
      dataSubjects,
      kind,
      requirements,
      supersedes,
      key.keyId,
      key.wrapped,
      smallestGroup,
    ],
  )
}

/** @throws RefusedRequest 404, the same where there is none and where it is another client's */
export async function findUpload({ client, authority }: Transaction, uploadId: string): Promise<UploadRow> {
  const { rows } = await client.query<StoredUpload>({
    name: 'evidence-upload-find',
    text: `select upload_id as "uploadId", application_id as "applicationId", digest as sha256, media_type as "mediaType",
        file_name as "fileName", residency_category as "residencyCategory", effective_on::text as "effectiveOn",
        origins, made_in as "madeIn", unmixed_proof as "unmixedProof", data_subjects as "dataSubjects", kind, requirements, supersedes,
        smallest_group as "smallestGroup",
        size_bytes as "sizeBytes", reserved_bytes as "reservedBytes", begun_at as "begunAt", expires_at as "expiresAt",
        evidence_id as "evidenceId", key_id as "keyId", wrapped_key as wrapped
      from evidence.uploads where authority = $1 and upload_id = $2`,
    values: [authority, uploadId],
  })
  const [{ begunAt, expiresAt, ...row } = notFound('upload')] = rows
  return { ...row, begunAt: new Date(begunAt), expiresAt: new Date(expiresAt) }
}

/** Writes how large the file is, or how much of it is let in. */
export async function reserveUpload(
  { client, authority }: Transaction,
  uploadId: string,
  { sizeBytes, reservedBytes }: { readonly sizeBytes: number | null; readonly reservedBytes: number },
): Promise<void> {
  await client.query(
    'update evidence.uploads set size_bytes = $3, reserved_bytes = $4 where authority = $1 and upload_id = $2',
    [authority, uploadId, sizeBytes, reservedBytes],
  )
}

/**
 * From now on it counts no more, and nobody works on it: it becomes evidence in this transaction.
 *
 * @throws RefusedRequest 423 where another request has taken the lease over, and may have written
 */
export async function freeUpload(
  { client, authority }: Transaction,
  uploadId: string,
  { id }: Pick<Lease, 'id'>,
): Promise<void> {
  const { rowCount } = await client.query(
    `update evidence.uploads set reserved_bytes = 0, lease = null, leased_until = null
      where authority = $1 and upload_id = $2 and lease = $3`,
    [authority, uploadId, id],
  )
  if (rowCount === 0) throw locked()
}

/** From now on its key is that of the object alone, and goes with it. */
export async function completeUpload(
  { client, authority }: Transaction,
  uploadId: string,
  evidenceId: string,
): Promise<void> {
  await client.query(
    `update evidence.uploads set evidence_id = $3, key_id = null, wrapped_key = null where authority = $1 and upload_id = $2`,
    [authority, uploadId, evidenceId],
  )
}

/**
 * Deletes what is under way of the same bytes for an application.
 *
 * @param isWorkedOn whether also that which a request reads or writes now
 * @returns the ids of the uploads, whose files in the spool are to be removed
 */
export async function deleteUploadsOf(
  { client, authority }: Transaction,
  {
    applicationId,
    digest,
    isWorkedOn,
  }: { readonly applicationId: string; readonly digest: string; readonly isWorkedOn: boolean },
): Promise<string[]> {
  const { rows } = await client.query<{ uploadId: string }>({
    name: 'evidence-uploads-of-bytes-delete',
    text: `delete from evidence.uploads where authority = $1 and application_id = $2 and digest = $3 and evidence_id is null
        and ($4 or leased_until is null or leased_until < clock_timestamp())
      returning upload_id as "uploadId"`,
    values: [authority, applicationId, digest, isWorkedOn],
  })
  return rows.map(({ uploadId }) => uploadId)
}

export async function deleteUpload({ client, authority }: Transaction, uploadId: string): Promise<void> {
  await client.query('delete from evidence.uploads where authority = $1 and upload_id = $2', [authority, uploadId])
}
