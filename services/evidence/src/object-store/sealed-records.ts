import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { ByteRange } from './object-store.ts'

/** How many bytes of an object are in one record; the last has what is left. A range reads no more than the records that it touches. */
export const RECORD_BYTES = 65_536
const TAG_BYTES = 16
const NONCE_BYTES = 12
const CIPHER = 'aes-256-gcm'

/** What an object is sealed with. */
export interface Seal {
  /** 256 bits, of this one object and this one sealing: never used again, so that the number of a record can be its nonce. */
  readonly key: Buffer
  /** Which object of which authority it is: no record of another one is taken for one of it. */
  readonly identity: string
}

/** The stored bytes are not those that were sealed with this key for this object. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * Seals a stream as records: AES-256-GCM, with the number of the record and whether it is the last one in its nonce. So none can be
 * dropped, moved, repeated or cut off unnoticed (STREAM: Hoang, Reyhanitabar, Rogaway and Vizár 2015, "Online Authenticated-Encryption
 * and its Nonce-Reuse Misuse-Resistance"). Holds one record at a time.
 *
 * @throws whatever the stream throws; RangeError beyond 2^32 records
 */
export async function* sealRecords(bytes: AsyncIterable<Uint8Array>, seal: Seal): AsyncGenerator<Buffer> {
  let record = 0
  // One for all: what is sealed is a copy.
  const held = Buffer.allocUnsafe(RECORD_BYTES)
  let filled = 0
  for await (const chunk of bytes) {
    let taken = 0
    while (taken < chunk.byteLength) {
      // Only a byte after it says that a full record is not the last.
      if (filled === RECORD_BYTES) {
        yield* sealed(held, seal, record, false)
        record += 1
        filled = 0
      }
      const part = chunk.subarray(taken, taken + RECORD_BYTES - filled)
      held.set(part, filled)
      filled += part.byteLength
      taken += part.byteLength
    }
  }
  yield* sealed(held.subarray(0, filled), seal, record, true)
}

/** How many bytes an object has when it is sealed. */
export function sealedSize(sizeBytes: number): number {
  return sizeBytes + recordsOf(sizeBytes) * TAG_BYTES
}

/** The sealed bytes of the records that a range touches. */
export function sealedRange({ first, last }: ByteRange, sizeBytes: number): ByteRange {
  const end = (Math.floor(last / RECORD_BYTES) + 1) * (RECORD_BYTES + TAG_BYTES)
  return {
    first: Math.floor(first / RECORD_BYTES) * (RECORD_BYTES + TAG_BYTES),
    last: Math.min(end, sealedSize(sizeBytes)) - 1,
  }
}

/**
 * Opens a range of an object of this size from the sealed bytes of {@link sealedRange}. No byte of a record is given before the whole
 * record is found right.
 *
 * @throws SealBroken at the first record that is not what was sealed; whatever the stream throws
 */
export async function* openRecords(
  stored: AsyncIterable<Uint8Array>,
  seal: Seal,
  sizeBytes: number,
  { first, last }: ByteRange,
): AsyncGenerator<Buffer> {
  const [firstRecord, lastRecord] = [Math.floor(first / RECORD_BYTES), Math.floor(last / RECORD_BYTES)]
  const finalRecord = recordsOf(sizeBytes) - 1
  let record = firstRecord
  for await (const bytes of inRecords(stored)) {
    if (record > lastRecord) throw new SealBroken('there are more records than were asked for')
    const isFinal = record === finalRecord
    const opened = openedRecord(bytes, seal, record, isFinal)
    if (opened.byteLength !== (isFinal ? sizeBytes - record * RECORD_BYTES : RECORD_BYTES))
      throw new SealBroken(`record ${record} has another length`)
    const at = record * RECORD_BYTES
    yield opened.subarray(Math.max(first - at, 0), Math.min(last - at + 1, opened.byteLength))
    record += 1
  }
  if (record <= lastRecord) throw new SealBroken(`record ${record} is not there`)
}

function recordsOf(sizeBytes: number): number {
  return Math.max(Math.ceil(sizeBytes / RECORD_BYTES), 1)
}

/** Eleven bytes of the number of the record, one of whether it is the last. */
function nonceOf(record: number, isFinal: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(record, NONCE_BYTES - 5)
  nonce.writeUInt8(isFinal ? 1 : 0, NONCE_BYTES - 1)
  return nonce
}

/** The sealed bytes of a record, and its tag. */
function sealed(bytes: Buffer, { key, identity }: Seal, record: number, isFinal: boolean): Buffer[] {
  const cipher = createCipheriv(CIPHER, key, nonceOf(record, isFinal), { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(identity))
  return [cipher.update(bytes), cipher.final(), cipher.getAuthTag()]
}

function openedRecord(bytes: Buffer, { key, identity }: Seal, record: number, isFinal: boolean): Buffer {
  if (bytes.byteLength < TAG_BYTES) throw new SealBroken(`record ${record} is cut off`)
  const decipher = createDecipheriv(CIPHER, key, nonceOf(record, isFinal), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(identity))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const opened = decipher.update(bytes.subarray(0, -TAG_BYTES))
  try {
    decipher.final()
  } catch (error) {
    throw new SealBroken(`record ${record} is not what was sealed`, { cause: error })
  }
  return opened
}

/** Cuts a stream into sealed records, the last of which may be shorter. A record is there until the next is asked for. */
async function* inRecords(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const held = Buffer.allocUnsafe(RECORD_BYTES + TAG_BYTES)
  let filled = 0
  for await (const chunk of stored) {
    for (let taken = 0; taken < chunk.byteLength;) {
      const part = chunk.subarray(taken, taken + held.byteLength - filled)
      held.set(part, filled)
      filled += part.byteLength
      taken += part.byteLength
      if (filled < held.byteLength) continue
      yield held
      filled = 0
    }
  }
  if (filled > 0) yield held.subarray(0, filled)
}
