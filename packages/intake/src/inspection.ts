import type { FindingCode } from '@concert/domain/artefact/finding-codes'
import type { FindingParams, Findings } from './finding.ts'
import { ARCHIVE_ENTRIES_MAX, HELD_BYTES_MAX, INFLATED_BYTES_MAX } from './limits.ts'

/** What the checks of one file share over all of its archives: its findings and what is left of its limits. */
export class Inspection {
  readonly findings: Findings
  inflatedBytesLeft = INFLATED_BYTES_MAX
  heldBytesLeft = HELD_BYTES_MAX
  entriesLeft = ARCHIVE_ENTRIES_MAX
  /** Whether something was seen in which no search finds words, a picture above all. */
  hasUnsearched = false

  constructor(findings: Findings) {
    this.findings = findings
  }
}

/** A place in the file: the file itself, or an entry of an archive in it. */
export interface Place {
  readonly inspection: Inspection
  readonly within: readonly string[]
  /** How many archives it stands in. */
  readonly depth: number
}

export function addFinding({ inspection, within }: Place, code: FindingCode, params: FindingParams = {}): void {
  inspection.findings.add(code, params, within)
}
