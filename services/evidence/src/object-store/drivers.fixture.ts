import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { createDiskStore } from './disk.ts'
import type { ObjectStore } from './object-store.ts'
import { createS3Store } from './s3.ts'

/** One driver of the port, and what the place that it is tried against does not do: no fault of the driver. */
export interface Driver {
  readonly name: string
  readonly lacks: readonly 'range-of-the-first-byte'[]
  open(folder: string): Promise<{ readonly store: ObjectStore; close(): Promise<void> }>
}

/** The least that S3 takes for a part that is not the last. */
export const PART_BYTES = 5 * 1_048_576

const disk: Driver = {
  name: 'disk',
  lacks: [],
  open: async (folder) => ({ store: await createDiskStore(folder), close: async () => undefined }),
}

const { S3_ENDPOINT, S3_BUCKET, S3_REGION = 'us-east-1', S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env

/** A bucket of somebody, where the environment names one. */
const bucket: Driver = {
  name: `s3 at ${S3_ENDPOINT ?? ''}`,
  lacks: [],
  open: async (folder) => ({
    store: await createS3Store(
      {
        endpoint: S3_ENDPOINT ?? '',
        bucket: S3_BUCKET ?? '',
        region: S3_REGION,
        accessKeyId: S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
      },
      folder,
      PART_BYTES,
    ),
    close: async () => undefined,
  }),
}

/** The only server of S3 on npm. Of the range `bytes=0-0` it gives the whole. */
const s3rver: Driver = {
  name: 's3 at s3rver',
  lacks: ['range-of-the-first-byte'],
  async open(folder) {
    const directory = await mkdtemp(join(tmpdir(), 'concert-s3rver-'))
    const options = {
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets: [{ name: 'evidence-hk' }],
    }
    const server = new S3rver(options)
    const { port } = await server.run()
    const address = {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'evidence-hk',
      region: S3_REGION,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    }
    return {
      store: await createS3Store(address, folder, PART_BYTES),
      async close() {
        await server.close()
        await rm(directory, { recursive: true, force: true })
      },
    }
  },
}

export const drivers: readonly Driver[] = [disk, S3_ENDPOINT === undefined ? s3rver : bucket]
