import type { evidenceFields } from '@concert/contracts/evidence'
import type { z } from 'zod'

/** One evidence file that is being uploaded; its bytes have not been read yet. */
export interface Upload extends z.output<typeof evidenceFields> {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A file whose bytes are in the store and whose applicant is known. */
export interface StoredFile extends Omit<Upload, 'bytes'> {
  readonly evidenceId: string
  readonly applicantId: string
  readonly sizeBytes: number
}
