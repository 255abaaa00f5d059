import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { takenOnce } from '@concert/platform/give-back'
import type { KnownRecords } from './evidence-objects.ts'
import { hashing } from './hashing.ts'
import { contentSize, FORM, openRecords, type Seal, SealBroken } from './sealed-records.ts'

/** What of a file is read at a time. */
const READ_BYTES = 1_048_576

/**
 * Reads a file of sealed records, and hashes what is in it and what they hold. Where a record is not what was sealed, it says what came before:
 * that is not what was declared.
 *
 * @throws whatever the device throws
 */
export async function recordsInFile(file: string, seal: Seal): Promise<KnownRecords> {
  const { size } = await stat(file)
  const sizeBytes = contentSize(size)
  const stored = hashing(takenOnce(createReadStream(file, { highWaterMark: READ_BYTES })))
  const content = hashing(openRecords(stored.bytes, seal, { form: FORM, sizeBytes }, { first: 0, last: sizeBytes - 1 }))
  try {
    // Every byte is looked at on its way.
    for await (const opened of content.bytes) void opened
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
  }
  return { content: content.found(), stored: stored.found() }
}
