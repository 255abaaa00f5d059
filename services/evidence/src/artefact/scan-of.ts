import type { Artefact } from '@concert/domain/artefact/state'
import type { ScanResult } from '@concert/domain/read-gate/read-facts'

/** What a cell knows of what is in the bytes of a file. */
export type ScanOf = (artefact: Artefact) => ScanResult

/** What the record of the file says. One that is open is clean or was not scanned: whatever else a scan says closes it. */
export const recordedScan: ScanOf = ({ scanDigest: digest, scan, quarantine, inspection }) => {
  const isOpen = quarantine === null && (scan === 'clean' || scan === 'not-scanned')
  return { digest, state: isOpen ? scan : 'quarantined', personalData: inspection?.personalData ?? 'not-scanned' }
}
