import { isAbsolute, relative, resolve } from 'node:path'
import { cursorKey, type OwnSettingsOf } from '@concert/platform/config'
import { z } from 'zod'
import { scannerAddress } from '#inspection/scanner-address.ts'
import { bucketAddress } from '#object-store/bucket-address.ts'

/** How large an evidence file may be where nothing else is said, in bytes: 25 MiB. */
export const EVIDENCE_BYTES_MAX = 25 * 1_048_576

/** Ten cases of a large client at one time, each of two hundred files of five MiB. */
const FILES_PER_CLIENT = 2_000
const BYTES_PER_CLIENT = 10 * 1_073_741_824

/** What ClamAV takes where nothing else is set: 100 MiB. */
const SCANNER_BYTES_MAX = 100 * 1_048_576

/** In how many days every object of a store is read again. */
const RECHECK_DAYS = 30

/** What the process is told. */
export const settings = {
  CONCERT_CURSOR_KEY: cursorKey,
  /** The folder with `<authority>.exchange.jwks.json` of every authority. */
  CONCERT_TRUST_DIR: z.string().min(1),
  /** The largest evidence file that is accepted, in bytes. */
  CONCERT_EVIDENCE_BYTES_MAX: z.coerce.number().int().min(1).default(EVIDENCE_BYTES_MAX),
  /** The largest evidence file that is accepted in parts, in bytes. */
  CONCERT_EVIDENCE_UPLOAD_BYTES_MAX: z.coerce.number().int().min(1).default(BYTES_PER_CLIENT),
  /** The most evidence of a client at one authority: files, and the bytes of all of them. */
  CONCERT_EVIDENCE_FILES_PER_CLIENT: z.coerce.number().int().min(1).default(FILES_PER_CLIENT),
  CONCERT_EVIDENCE_BYTES_PER_CLIENT: z.coerce.number().int().min(1).default(BYTES_PER_CLIENT),
  /** The largest file that the scanners take, in bytes: the StreamMaxLength of their settings. */
  CONCERT_EVIDENCE_SCANNER_BYTES_MAX: z.coerce.number().int().min(1).default(SCANNER_BYTES_MAX),
  /** In how many days every object of a store is read again and hashed. */
  CONCERT_EVIDENCE_RECHECK_DAYS: z.coerce.number().int().min(1).max(3_650).default(RECHECK_DAYS),
}

/** What it is told of each authority. */
export const cell = {
  /** The folder of this authority's own object store. */
  CONCERT_EVIDENCE_DIR: z
    .string()
    .min(1)
    .transform((folder) => resolve(folder)),
  /** The bucket of this authority, where its objects do not lie in the folder; uploads in parts and what is under way still do. */
  CONCERT_EVIDENCE_BUCKET: bucketAddress.optional(),
  /** A file that only its owner may read, with the keys that the keys of its objects are wrapped with: 64 hexadecimal digits a line, the current one first. */
  CONCERT_EVIDENCE_KEY: z.string().min(1),
  /** The ClamAV daemon that looks at the files of this authority. Without one they are marked as not scanned. */
  CONCERT_EVIDENCE_SCANNER: scannerAddress.optional(),
}

/** No byte of one authority lies in another's store, or is opened by its key. */
export function storesWithinAnother(cells: readonly OwnSettingsOf<typeof cell>[]): string[] {
  return [...foldersWithinAnother(cells), ...bucketsOfTwo(cells), ...keysOfTwo(cells)]
}

function keysOfTwo(cells: readonly OwnSettingsOf<typeof cell>[]): string[] {
  return cells.flatMap(({ authority, CONCERT_EVIDENCE_KEY: file }, index) => {
    const other = cells.slice(0, index).find((one) => resolve(one.CONCERT_EVIDENCE_KEY) === resolve(file))
    return other === undefined
      ? []
      : [`the key of the evidence of ${authority} (${file}) is that of ${other.authority}`]
  })
}

function bucketsOfTwo(cells: readonly OwnSettingsOf<typeof cell>[]): string[] {
  const named = cells.flatMap(({ authority, CONCERT_EVIDENCE_BUCKET: at }) =>
    at === undefined ? [] : [{ authority, place: `${at.endpoint}/${at.bucket}` }],
  )
  return named.flatMap(({ authority, place }, index) => {
    const other = named.slice(0, index).find((one) => one.place === place)
    return other === undefined ? [] : [`the bucket of ${authority} (${place}) is that of ${other.authority}`]
  })
}

function foldersWithinAnother(cells: readonly OwnSettingsOf<typeof cell>[]): string[] {
  return cells.flatMap((one) => {
    const { authority, CONCERT_EVIDENCE_DIR: folder } = one
    const other = cells.find((other) => other !== one && isWithin(other.CONCERT_EVIDENCE_DIR, folder))
    return other === undefined ? [] : [`the store of ${authority} (${folder}) lies in that of ${other.authority}`]
  })
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith('..') && !isAbsolute(way)
}
