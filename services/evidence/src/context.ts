import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Cursors } from '@concert/platform/paging'
import type { CellContext } from '@concert/platform/service-options'
import type { TransferBases } from '#artefact/transfer-bases.ts'
import type { Inspections } from '#inspection/under-way.ts'
import type { KeyRing } from '#object-keys/key-ring.ts'
import type { EvidenceObjects } from '#object-store/evidence-objects.ts'
import type { Previews } from '#page/previews.ts'
import type { Spool } from '#upload/spool.ts'

/** The context of every request of one authority. */
export interface EvidenceContext extends CellContext {
  readonly cursors: Cursors
  readonly objects: EvidenceObjects
  /** The authority's own keys, with which the keys of its objects are wrapped. */
  readonly keyRing: KeyRing
  /** The inspections that are under way. */
  readonly inspections: Inspections
  readonly previews: Previews
  /** In which time every object is read again and hashed, in milliseconds. */
  readonly recheckMs: number
  readonly transferBases: TransferBases
  /** The exchange keys of every authority: by them another one asks to read. */
  readonly trust: PinnedKeys
  /** The largest evidence file that is accepted. */
  readonly evidenceBytesMax: number
  /** Where the bytes of uploads in parts lie until they are complete. */
  readonly spool: Spool
  /** The largest evidence file that is accepted in parts. */
  readonly uploadBytesMax: number
  /** The most that the evidence of one client counts at one time. */
  readonly perClient: { readonly files: number; readonly bytes: number }
}
