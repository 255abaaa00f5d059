import type { FileHandle } from 'node:fs/promises'
import {
  type Behind,
  type Begun,
  openedRecord,
  recordsIn,
  RECORD_BYTES,
  type Seal,
  startOfRecord,
} from './sealed-records.ts'

/** How far a file of sealed records has come. */
export interface SealedEnd {
  /** Of the content. */
  readonly sizeBytes: number
  /** The last record, which is sealed again with what comes; undefined where there is none. */
  readonly last: Begun | undefined
  /** Whether more lies behind it, which no record is: the writing of it was interrupted. */
  readonly isTorn: boolean
}

/**
 * Reads the end of a file that is written as records, and may have been interrupted at any byte.
 *
 * @throws whatever the device throws
 */
export async function sealedEnd(file: FileHandle, seal: Seal): Promise<SealedEnd> {
  const { size } = await file.stat()
  const records = recordsIn(size)
  for (let record = records - 1; record >= 0; record -= 1) {
    const start = startOfRecord(record)
    const bytes = Buffer.alloc(Math.min(startOfRecord(record + 1), size) - start)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
    const content = openedAnyhow(bytes.subarray(0, bytesRead), seal, record)
    if (content === undefined) continue
    const sizeBytes = record * RECORD_BYTES + content.byteLength
    return { sizeBytes, last: { record, content }, isTorn: record < records - 1 }
  }
  return { sizeBytes: 0, last: undefined, isTorn: size > 0 }
}

const BEHIND: readonly Behind[] = ['nothing so far', 'nothing', 'more']

/** Undefined where it is no whole record of this object. */
function openedAnyhow(bytes: Buffer, seal: Seal, record: number): Buffer | undefined {
  for (const behind of BEHIND) {
    try {
      return openedRecord(bytes, seal, record, behind)
    } catch {
      // Sealed with something else behind it, or torn.
    }
  }
  return undefined
}
