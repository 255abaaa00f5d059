import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import type { Inspection, PersonalDataState, ScanState } from '@concert/domain/artefact/inspection'
import type { Artefact } from '@concert/domain/artefact/state'
import { acceptedType } from '@concert/intake/accepted-types'
import type { InspectionResult } from '@concert/intake/inspect-file'
import type { Inspector } from '@concert/intake/isolated/inspector'
import type { MalwareScanner, ScanVerdict } from '@concert/intake/scanner/malware-scanner'
import type { KeptFinding } from '#artefact/kept-finding.ts'
import type { ObjectStore } from '#object-store/object-store.ts'
import { objectBytes } from './object-bytes.ts'

/** What is inspected: a file on record. */
export interface StoredFile {
  readonly fileName: string
  readonly state: Pick<Artefact, 'evidenceId' | 'digest' | 'sizeBytes' | 'mediaType' | 'residencyCategory'>
}

/** What inspects the files of a cell. */
export interface Inspecting {
  readonly objects: Pick<ObjectStore, 'read'>
  readonly inspector: Inspector
  /** Undefined where this installation has none. */
  readonly scanner: MalwareScanner | undefined
}

export interface InspectedObject {
  readonly inspection: Inspection
  readonly findings: readonly KeptFinding[]
}

/** The scanner does not answer, or cannot tell: the file is inspected again later. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable'
}

/**
 * Inspects the bytes of a recorded file: by their structure, then for malware.
 *
 * @throws BytesUnavailable, StoreUnavailable, ScannerUnavailable: nothing is known of the file
 */
export async function inspectObject(
  { objects, inspector, scanner }: Inspecting,
  { fileName, state: { digest, sizeBytes, mediaType, residencyCategory } }: StoredFile,
): Promise<InspectedObject> {
  const bytes = objectBytes(objects, digest, sizeBytes)
  const structure = await inspector.inspect({ fileName, mediaType, residencyCategory, bytes })
  const scan = await scanned(scanner, objects, { digest, sizeBytes })
  const { foundType, findings } = structure
  const inspection = {
    digest,
    foundType,
    findings: codesOf(structure),
    ...scan,
    personalData: personalDataIn(structure),
  }
  return {
    inspection,
    findings: findings.map(({ severity: _severity, ...kept }) => ({ ...kept, within: [...kept.within] })),
  }
}

function codesOf({ findings }: InspectionResult): FindingCode[] {
  return [...new Set(findings.map(({ code }) => code))]
}

/** Only of texts that were read to their end is it known that no number of a person was found in them. */
function personalDataIn({ foundType, findings }: InspectionResult): PersonalDataState {
  if (findings.some(({ code }) => code === 'personal-data')) return 'found'
  const check = foundType === null ? undefined : acceptedType(foundType)?.check
  const isSearched = check === 'text' || check === 'table' || check === 'markup'
  const isWhole = !findings.some(({ code }) => code === 'content-beyond-limit' || code === 'content-malformed')
  return isSearched && isWhole ? 'none-found' : 'not-scanned'
}

async function scanned(
  scanner: MalwareScanner | undefined,
  objects: Pick<ObjectStore, 'read'>,
  { digest, sizeBytes }: { readonly digest: string; readonly sizeBytes: number },
): Promise<Pick<Inspection, 'scan' | 'signatures'>> {
  if (scanner === undefined) return { scan: 'not-scanned', signatures: null }
  const bytes = await objects.read(digest, { first: 0, last: sizeBytes - 1 })
  try {
    const verdict = await scanner.scan(bytes, sizeBytes)
    return { scan: stateOf(verdict), signatures: verdict.state === 'clean' ? verdict.signatures : null }
  } finally {
    bytes.destroy()
  }
}

function stateOf(verdict: ScanVerdict): ScanState {
  switch (verdict.state) {
    case 'clean':
      return 'clean'
    case 'found':
      return 'malware'
    case 'encrypted':
    case 'limit-exceeded':
      return 'not-scannable'
    case 'error':
    case 'down':
      throw new ScannerUnavailable(`${verdict.state}: ${verdict.reason}`)
  }
}
