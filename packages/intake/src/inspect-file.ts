import type { ResidencyCategory } from '@concert/domain/residency/category'
import { type AcceptedType, acceptedType } from './accepted-types.ts'
import { type FileBytes, readThroughChunks } from './file-bytes.ts'
import { checkFileName } from './file-name.ts'
import { type Finding, Findings } from './finding.ts'
import { inspectContent, isOfStore } from './inspect-content.ts'
import { Inspection } from './inspection.ts'
import { weightsFormatIn } from './weights/weights-format.ts'

/** A file as it was uploaded: what was said of it, and its bytes. */
export interface InspectedFile {
  readonly fileName: string
  readonly mediaType: string
  /** Undefined where none is declared yet. */
  readonly residencyCategory?: ResidencyCategory
  readonly bytes: FileBytes
}

export interface InspectionResult {
  /** What the content is, as a media type; null where it is nothing that is known. */
  readonly foundType: string | null
  /** Empty: nothing speaks against the file. Those that ask for most come first. */
  readonly findings: readonly Finding[]
  /** Whether it holds something in which no search finds words, a picture above all: nothing is said of what that shows. */
  readonly hasUnsearched: boolean
  /** Whether numbers of persons were found in it, whatever category was declared. */
  readonly hasPersonalData: boolean
}

/** What a client says of a file whose type it does not know. */
const UNDECLARED = 'application/octet-stream'

/**
 * Judges an uploaded file by its structure. It reads ranges, holds at most `HELD_BYTES_MAX` of it inflated and stops at named limits
 * (docs/limits.md), each of which is a finding. Whether it holds malware is for a scanner to say.
 *
 * @throws BytesUnavailable when the store fails; nothing that a file holds makes it throw
 */
export async function inspectFile(file: InspectedFile): Promise<InspectionResult> {
  const findings = new Findings(file.residencyCategory)
  const declared = acceptedType(file.mediaType)
  checkFileName(file.fileName, declared, findings)
  if (declared === undefined && file.mediaType !== UNDECLARED) {
    findings.add('type-not-accepted', { mediaType: file.mediaType })
  }
  if (file.bytes.sizeBytes === 0) {
    findings.add('file-empty')
    return { foundType: null, findings: findings.list(), hasUnsearched: false, hasPersonalData: false }
  }
  const inspection = new Inspection(findings)
  const foundType = await contentOf(file, inspection)
  compare(declared, foundType, findings)
  const { hasUnsearched } = inspection
  const { hasPersonalData } = findings
  return { foundType: foundType ?? null, findings: findings.list(), hasUnsearched, hasPersonalData }
}

async function contentOf(
  { bytes, fileName, mediaType }: InspectedFile,
  inspection: Inspection,
): Promise<string | undefined> {
  const place = { inspection, within: [], depth: 0 }
  try {
    return await inspectContent(readThroughChunks(bytes), { fileName, mediaType }, place)
  } catch (error) {
    if (isOfStore(error)) throw error
    // Whatever a reader could not bear is a property of the file. It stays closed, and the other checks are not affected.
    inspection.findings.add('content-malformed', { part: 'file' })
    return undefined
  }
}

function compare(declared: AcceptedType | undefined, foundType: string | undefined, findings: Findings): void {
  if (foundType === undefined) findings.add('type-unknown')
  else if (weightsFormatIn(foundType) !== undefined) return // there is a finding of its own
  else if (acceptedType(foundType) === undefined) findings.add('type-not-accepted', { mediaType: foundType })
  else if (declared !== undefined && !fits(declared, foundType)) {
    findings.add('type-differs', { declared: declared.mediaType, found: foundType })
  }
}

/** Texts are told apart by how they begin, and not every one begins with something that tells. */
function fits({ mediaType, check }: AcceptedType, foundType: string): boolean {
  if (mediaType === foundType) return true
  if (foundType === 'text/plain') return check === 'text' || check === 'table' || check === 'markup'
  if (mediaType === 'text/markdown') return foundType === 'text/html'
  return mediaType === 'application/xml' && acceptedType(foundType)?.check === 'markup'
}
