import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { SealedObject } from './evidence-objects.ts'
import type { ByteRange } from './object-store.ts'

/** How many bytes of an object are in one record; the last has what is left. A range reads no more than the records that it touches. */
export const RECORD_BYTES = 65_536
const TAG_BYTES = 16
const NONCE_BYTES = 12
const CIPHER = 'aes-256-gcm'

type Form = SealedObject['form']
/** How objects are sealed now. */
export const FORM = 'records-2' satisfies Form
/** What a record has beyond its content: in the earlier form its nonce is its number, and is not stored. */
const MORE_BYTES: Readonly<Record<Form, number>> = { 'records-1': TAG_BYTES, 'records-2': NONCE_BYTES + TAG_BYTES }
const SEALED_RECORD_BYTES = RECORD_BYTES + MORE_BYTES[FORM]

/** What an object is sealed with. */
export interface Seal {
  /** 256 bits, of this one object and this one sealing. */
  readonly key: Buffer
  /** Which object of which authority it is: no record of another one is taken for one of it. */
  readonly identity: string
}

/** The stored bytes are not those that were sealed with this key for this object. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** What stands behind a record: another, nothing, or nothing so far, because more of the object may come. */
export type Behind = 'more' | 'nothing' | 'nothing so far'

/** A record that was sealed before, and is sealed again with what comes. */
export interface Begun {
  readonly record: number
  readonly content: Buffer
}

/**
 * Seals a stream as records: AES-256-GCM, each with a nonce of chance before it and with its number and what stands behind it as additional
 * data. So none can be dropped, moved, repeated or cut off unnoticed, and a record can be sealed again when more of the object has come. What
 * came before an error is sealed before the error is thrown. Holds one record at a time.
 *
 * @param begun the last record of what came before
 * @param end what stands behind the last record; asked when the stream has ended
 * @throws whatever the stream throws; RangeError beyond 2^32 records, for the nonces of one key have 96 bits
 */
export async function* sealRecords(
  bytes: AsyncIterable<Uint8Array>,
  seal: Seal,
  begun: Begun = { record: 0, content: Buffer.alloc(0) },
  end: () => Exclude<Behind, 'more'> = () => 'nothing',
): AsyncGenerator<Buffer> {
  const own = keyed(seal)
  let { record } = begun
  // One for all: what is sealed is a copy.
  const held = Buffer.allocUnsafe(RECORD_BYTES)
  let filled = begun.content.copy(held)
  try {
    for await (const chunk of bytes) {
      let taken = 0
      while (taken < chunk.byteLength) {
        // Only a byte after it says that a full record is not the last.
        if (filled === RECORD_BYTES) {
          yield* sealed(held, own, record, 'more')
          record += 1
          filled = 0
        }
        const part = chunk.subarray(taken, taken + RECORD_BYTES - filled)
        held.set(part, filled)
        filled += part.byteLength
        taken += part.byteLength
      }
    }
  } catch (error) {
    if (filled > 0) yield* sealed(held.subarray(0, filled), own, record, 'nothing so far')
    throw error
  }
  if (filled > 0) yield* sealed(held.subarray(0, filled), own, record, end())
}

/** How many bytes an object has when it is sealed. */
export function sealedSize({ sizeBytes, form }: Pick<SealedObject, 'sizeBytes' | 'form'>): number {
  return sizeBytes + recordsOf(sizeBytes) * MORE_BYTES[form]
}

/** The sealed bytes of the records that a range touches. */
export function sealedRange({ first, last }: ByteRange, object: Pick<SealedObject, 'sizeBytes' | 'form'>): ByteRange {
  const recordBytes = RECORD_BYTES + MORE_BYTES[object.form]
  const end = (Math.floor(last / RECORD_BYTES) + 1) * recordBytes
  return { first: Math.floor(first / RECORD_BYTES) * recordBytes, last: Math.min(end, sealedSize(object)) - 1 }
}

/**
 * Opens a range of an object from the sealed bytes of {@link sealedRange}. No byte of a record is given before the whole record is found right.
 *
 * @throws SealBroken at the first record that is not what was sealed; whatever the stream throws
 */
export async function* openRecords(
  stored: AsyncIterable<Uint8Array>,
  seal: Seal,
  { sizeBytes, form }: Pick<SealedObject, 'sizeBytes' | 'form'>,
  { first, last }: ByteRange,
): AsyncGenerator<Buffer> {
  const [firstRecord, lastRecord] = [Math.floor(first / RECORD_BYTES), Math.floor(last / RECORD_BYTES)]
  const finalRecord = recordsOf(sizeBytes) - 1
  const own = keyed(seal)
  const open = form === 'records-1' ? openedByNumber : openedByNonce
  let record = firstRecord
  for await (const bytes of inRecords(stored, RECORD_BYTES + MORE_BYTES[form])) {
    if (record > lastRecord) throw new SealBroken('there are more records than were asked for')
    const isFinal = record === finalRecord
    const opened = open(bytes, own, record, isFinal ? 'nothing' : 'more')
    if (opened.byteLength !== (isFinal ? sizeBytes - record * RECORD_BYTES : RECORD_BYTES))
      throw new SealBroken(`record ${record} has another length`)
    const at = record * RECORD_BYTES
    yield opened.subarray(Math.max(first - at, 0), Math.min(last - at + 1, opened.byteLength))
    record += 1
  }
  if (record <= lastRecord) throw new SealBroken(`record ${record} is not there`)
}

/** Where a record of an object begins in its sealed bytes. */
export function startOfRecord(record: number): number {
  return record * SEALED_RECORD_BYTES
}

/** How many records so many sealed bytes are, the last of which may not be whole. */
export function recordsIn(sealedBytes: number): number {
  return Math.ceil(sealedBytes / SEALED_RECORD_BYTES)
}

/** How many bytes of content so many sealed bytes have. */
export function contentSize(sealedBytes: number): number {
  return Math.max(sealedBytes - recordsIn(sealedBytes) * MORE_BYTES[FORM], 0)
}

/**
 * Opens one record.
 *
 * @throws SealBroken where it is not what was sealed
 */
export function openedRecord(bytes: Buffer, seal: Seal, record: number, behind: Behind): Buffer {
  return openedByNonce(bytes, keyed(seal), record, behind)
}

interface KeyedSeal {
  readonly key: KeyObject
  readonly identity: string
}

/** Once for a stream: Node takes many times as long to begin a cipher with a key that is a mere buffer. */
function keyed({ key, identity }: Seal): KeyedSeal {
  return { key: createSecretKey(key), identity }
}

function openedByNonce(bytes: Buffer, seal: KeyedSeal, record: number, behind: Behind): Buffer {
  if (bytes.byteLength < MORE_BYTES[FORM]) throw new SealBroken(`record ${record} is cut off`)
  const sealedPart = bytes.subarray(NONCE_BYTES)
  return openedWith(sealedPart, seal.key, bytes.subarray(0, NONCE_BYTES), place(seal, record, behind), record)
}

/** Of the earlier form (STREAM: Hoang, Reyhanitabar, Rogaway and Vizár 2015): eleven bytes of the number of the record, one of whether it is the last. */
function openedByNumber(bytes: Buffer, { key, identity }: KeyedSeal, record: number, behind: Behind): Buffer {
  if (bytes.byteLength < TAG_BYTES) throw new SealBroken(`record ${record} is cut off`)
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(record, NONCE_BYTES - 5)
  nonce.writeUInt8(behind === 'nothing' ? 1 : 0, NONCE_BYTES - 1)
  return openedWith(bytes, key, nonce, Buffer.from(identity), record)
}

function openedWith(bytes: Buffer, key: KeyObject, nonce: Buffer, additional: Buffer, record: number): Buffer {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(additional)
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const opened = decipher.update(bytes.subarray(0, -TAG_BYTES))
  try {
    decipher.final()
  } catch (error) {
    throw new SealBroken(`record ${record} is not what was sealed`, { cause: error })
  }
  return opened
}

function recordsOf(sizeBytes: number): number {
  return Math.max(Math.ceil(sizeBytes / RECORD_BYTES), 1)
}

/** Where a record belongs: which object, which of its records, and what stands behind it. */
function place({ identity }: KeyedSeal, record: number, behind: Behind): Buffer {
  if (record > 0xffff_ffff) throw new RangeError('an object has at most 2^32 records')
  return Buffer.from(`${identity}\n${record}\n${behind}`)
}

/** The nonce of a record, its sealed bytes and its tag. */
function sealed(bytes: Buffer, seal: KeyedSeal, record: number, behind: Behind): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, seal.key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(place(seal, record, behind))
  const content = cipher.update(bytes)
  // Nothing is left in it: the cipher pads nothing.
  cipher.final()
  return [nonce, content, cipher.getAuthTag()]
}

/** Cuts a stream into sealed records, the last of which may be shorter. A record is there until the next is asked for. */
async function* inRecords(stored: AsyncIterable<Uint8Array>, recordBytes: number): AsyncGenerator<Buffer> {
  const held = Buffer.allocUnsafe(recordBytes)
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
