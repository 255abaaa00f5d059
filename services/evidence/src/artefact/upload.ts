import type { evidenceFields } from '@concert/contracts/evidence'
import type { StatedLineage } from '@concert/domain/residency/lineage'
import type { z } from 'zod'

/** One evidence file that is being uploaded; its bytes have not been read yet. */
export interface Upload
  extends Omit<z.output<typeof evidenceFields>, 'effectiveOn' | keyof StatedLineage>, StatedLineage {
  readonly effectiveOn: string | null
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
}
