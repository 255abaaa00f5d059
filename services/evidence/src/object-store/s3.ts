import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { appendHashed } from './append-hashed.ts'
import type { BucketAddress } from './bucket-address.ts'
import { bytesOfBucket } from './bytes-of-bucket.ts'
import { asUnavailable } from './device-failures.ts'
import { foundIn } from './found-in.ts'
import { removeFilesBefore } from './remove-files-before.ts'
import { requireDeclared } from './require-declared.ts'
import { type FoundBytes, type ObjectStore, ObjectTooLarge, StoreUnavailable } from './object-store.ts'
import { type BucketTimes, bucketTimes } from './s3-times.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const DIGEST = /^[0-9a-f]{64}$/
/** What is sent in one request, in bytes: S3 takes 5 GiB in one, and a part that fails is sent again by itself. */
const PART_BYTES = 128 * 1_048_576

/**
 * The `s3` driver: `objects/<aa>/<digest>` in a bucket of the authority. Bytes are hashed into a file of `folder` first, so that nothing is
 * sent whose digest is not the declared one, and the length is known; the bucket holds what it takes against the same digest where it can.
 */
export async function createS3Store(
  address: BucketAddress,
  folder: string,
  partBytes = PART_BYTES,
  times = bucketTimes,
): Promise<ObjectStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: FOLDER_MODE })
  const { connectMs: connectionTimeout, beginMs: requestTimeout, silenceMs: socketTimeout } = times
  const bucket = {
    Bucket: address.bucket,
    times,
    asked: clientFor(address, { ...agents, connectionTimeout, requestTimeout, throwOnRequestTimeout: true }),
    // A large part takes as long as it takes, while bytes of it are taken.
    sentTo: clientFor(address, { ...agents, connectionTimeout, socketTimeout }),
  }
  return {
    ...writingTo(bucket, incoming, partBytes),
    ...readingFrom(bucket),
    // Parts of an upload that was cut off are the bucket's to remove: a rule of its life cycle does it.
    removeUnfinished: (before) => removeFilesBefore(incoming, before),
  }
}

/** Each reader has a connection for as long as it reads. Were they fifty, as otherwise, slow ones would keep everybody else waiting. */
const agents = { httpAgent: { maxSockets: Infinity }, httpsAgent: { maxSockets: Infinity } }

interface Bucket {
  readonly Bucket: string
  readonly times: BucketTimes
  readonly asked: S3Client
  readonly sentTo: S3Client
}

/** The only place where a name becomes a key: only a digest is accepted. */
function targetIn({ Bucket }: Bucket, digest: string): Target {
  if (!DIGEST.test(digest)) throw new Error('not a SHA-256 digest')
  return { Bucket, Key: `objects/${digest.slice(0, 2)}/${digest}` }
}

function writingTo(bucket: Bucket, incoming: string, partBytes: number): Pick<ObjectStore, 'put' | 'putFile'> {
  const send = async (file: string, found: FoundBytes): Promise<FoundBytes> => {
    const { asked, sentTo, times } = bucket
    const target = targetIn(bucket, found.digest)
    if (found.sizeBytes <= partBytes) await sendWhole(sentTo, target, file, found)
    else await sendInParts(sentTo, target, file, found.sizeBytes, partBytes)
    const { ContentLength } = await asked.send(new HeadObjectCommand(target), { requestTimeout: times.answerMs })
    if (ContentLength !== found.sizeBytes) throw new StoreUnavailable('the bucket kept another number of bytes')
    return found
  }
  return {
    put: async (bytes, declaredDigest, bytesMax) => {
      targetIn(bucket, declaredDigest)
      const partial = join(incoming, randomUUID())
      try {
        const found = await hashedInto(partial, bytes, bytesMax)
        requireDeclared(found, declaredDigest)
        return await send(partial, found)
      } catch (error) {
        throw asUnavailable(unavailableOf(error))
      } finally {
        await rm(partial, { force: true })
      }
    },
    putFile: async (file, declaredDigest, known) => {
      try {
        const found = known ?? (await foundIn(createReadStream(file)))
        requireDeclared(found, declaredDigest)
        return await send(file, found)
      } catch (error) {
        throw asUnavailable(unavailableOf(error))
      }
    },
  }
}

function readingFrom(bucket: Bucket): Pick<ObjectStore, 'has' | 'read' | 'hash' | 'remove' | 'storedBefore'> {
  const { asked: client, Bucket, times } = bucket
  const question = { requestTimeout: times.answerMs }
  return {
    has: async (digest) => {
      try {
        await client.send(new HeadObjectCommand(targetIn(bucket, digest)), question)
        return true
      } catch (error) {
        if (statusOf(error) === 404) return false
        throw unavailableOf(error)
      }
    },
    read: async (digest, { first, last }) => {
      try {
        const asked = { ...targetIn(bucket, digest), Range: `bytes=${first}-${last}` }
        const { Body, ContentLength } = await client.send(new GetObjectCommand(asked))
        if (!(Body instanceof Readable)) throw new Error('the object has no bytes')
        if (ContentLength === last - first + 1) return bytesOfBucket(Body, times.silenceMs)
        Body.destroy()
        throw new Error(`the object is shorter than ${last + 1} bytes`)
      } catch (error) {
        throw unavailableOf(error)
      }
    },
    hash: async (digest, stopping) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(targetIn(bucket, digest)), { abortSignal: stopping })
        if (!(Body instanceof Readable)) throw new Error('the object has no bytes')
        return await foundIn(bytesOfBucket(Body, times.silenceMs), stopping)
      } catch (error) {
        stopping.throwIfAborted()
        // A bucket that is gone says nothing of one object.
        if (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') return null
        throw unavailableOf(error)
      }
    },
    remove: async (digest) => {
      try {
        await client.send(new DeleteObjectCommand(targetIn(bucket, digest)), question)
      } catch (error) {
        throw unavailableOf(error)
      }
    },
    async *storedBefore(at) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: 'objects/' })) {
        const older = Contents.filter(({ LastModified }) => LastModified !== undefined && LastModified < at)
        const digests = older.map(({ Key = '' }) => Key.split('/').at(-1) ?? '').filter((name) => DIGEST.test(name))
        if (digests.length > 0) yield digests
      }
    },
  }
}

function clientFor(
  { endpoint, region, accessKeyId, secretAccessKey }: BucketAddress,
  requestHandler: S3ClientConfig['requestHandler'],
): S3Client {
  return new S3Client({
    requestHandler,
    maxAttempts: 2,
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Otherwise the body is framed in chunks with a trailer, which some stores keep as part of the object.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

async function hashedInto(path: string, bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<FoundBytes> {
  await using file = await open(path, 'wx', FILE_MODE)
  const { bytes: sizeBytes, digest } = await appendHashed(file, bytes, 0, (taken) => {
    if (taken > bytesMax) throw new ObjectTooLarge(`the file is larger than ${bytesMax} bytes`)
  })
  return { sizeBytes, digest }
}

interface Target {
  readonly Bucket: string
  readonly Key: string
}

async function sendWhole(client: S3Client, target: Target, file: string, { sizeBytes, digest }: FoundBytes) {
  const Body = createReadStream(file)
  const ChecksumSHA256 = Buffer.from(digest, 'hex').toString('base64')
  try {
    await client.send(new PutObjectCommand({ ...target, Body, ContentLength: sizeBytes, ChecksumSHA256 }))
  } finally {
    // A bucket that breaks off leaves it open.
    Body.destroy()
  }
}

async function sendInParts(
  client: S3Client,
  target: Target,
  file: string,
  sizeBytes: number,
  partBytes: number,
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  try {
    const Parts: { PartNumber: number; ETag: string | undefined }[] = []
    for (let start = 0; start < sizeBytes; start += partBytes) {
      const ContentLength = Math.min(partBytes, sizeBytes - start)
      const Body = createReadStream(file, { start, end: start + ContentLength - 1 })
      const PartNumber = Parts.length + 1
      const part = new UploadPartCommand({ ...target, UploadId, PartNumber, Body, ContentLength })
      const { ETag } = await client.send(part).finally(() => Body.destroy())
      Parts.push({ PartNumber, ETag })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    throw error
  }
}

/** A bucket that does not answer, or answers that it cannot now, is unavailable; what it refuses by its rules is an error of ours. */
function unavailableOf(error: unknown): unknown {
  const status = statusOf(error)
  const isAway = error instanceof Error && ('$metadata' in error || 'errno' in error || error.name === 'TimeoutError')
  if (!isAway || error instanceof StoreUnavailable) return error
  return status === undefined || status >= 500 || status === 429
    ? new StoreUnavailable('the bucket does not answer', { cause: error })
    : error
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
}
