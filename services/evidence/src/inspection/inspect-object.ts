import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import type { Inspection, ScanState } from '@concert/domain/artefact/inspection'
import type { Artefact } from '@concert/domain/artefact/state'
import type { ResidencyCategory } from '@concert/domain/residency/category'
import type { Finding } from '@concert/intake/finding'
import type { Inspector } from '@concert/intake/isolated/inspector'
import type { MalwareScanner, ScanVerdict } from '@concert/intake/scanner/malware-scanner'
import type { KeptFinding } from '#artefact/kept-finding.ts'
import type { ObjectStore } from '#object-store/object-store.ts'
import { objectBytes } from './object-bytes.ts'
import { personalDataIn } from './personal-data-in.ts'

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
  /** The residency category by which it was judged. */
  readonly inspectedAs: ResidencyCategory
  readonly findings: readonly KeptFinding[]
  /** What its pages say, in their order; null where it has none, or they could not be read. */
  readonly pages: readonly string[] | null
}

/** The scanner does not answer, or cannot tell: the file is inspected again later. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable'
}

/**
 * Inspects the bytes of a recorded file: by their structure, for malware, and by what they say.
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
  const { foundType, hasUnsearched, hasPersonalData } = structure
  // What holds malware is read by no program that can do without it.
  const isReadable = foundType !== null && scan.scan !== 'malware'
  const text = isReadable ? await inspector.readText({ foundType, residencyCategory, bytes }) : null
  const findings = [...structure.findings, ...(text?.findings ?? [])]
  const inspection = {
    digest,
    foundType,
    findings: codesOf(findings),
    ...scan,
    personalData: personalDataIn({ foundType, findings, hasUnsearched, hasPersonalData, text }),
  }
  return {
    inspection,
    inspectedAs: residencyCategory,
    findings: findings.map(({ severity: _severity, ...kept }) => ({ ...kept, within: [...kept.within] })),
    pages: text?.pages ?? null,
  }
}

function codesOf(findings: readonly Finding[]): FindingCode[] {
  return [...new Set(findings.map(({ code }) => code))]
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
