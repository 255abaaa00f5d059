import type { evidenceFields } from '@concert/contracts/evidence'
import type { StatedEvidence } from '@concert/domain/artefact/stated-evidence'
import type { StatedLineage } from '@concert/domain/residency/lineage'
import type { z } from 'zod'

/** What is declared of one evidence file. */
export interface DeclaredFile
  extends
    Omit<
      z.output<typeof evidenceFields>,
      'effectiveOn' | 'dataSubjects' | 'smallestGroup' | 'supersedes' | keyof StatedLineage | keyof StatedEvidence
    >,
    StatedLineage,
    StatedEvidence {
  readonly effectiveOn: string | null
  readonly dataSubjects: number | null
  readonly smallestGroup: number | null
  readonly supersedes: string | null
  readonly fileName: string
  readonly mediaType: string
}

/** One evidence file that is being uploaded in a form; its bytes have not been read yet. */
export interface Upload extends DeclaredFile {
  readonly bytes: AsyncIterable<Uint8Array>
}
