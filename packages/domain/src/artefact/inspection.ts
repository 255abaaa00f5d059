import { type FindingCode, severities } from './finding-codes.ts'

/**
 * What a scanner for malware said of the bytes: nothing is known to be in them, by official signatures of a known day; there is something in
 * them; or it could not look into all of them. `not-scanned`: no scanner is set up. A scanner that fails has said nothing.
 */
export const scanStates = ['not-scanned', 'clean', 'malware', 'not-scannable'] as const
export type ScanState = (typeof scanStates)[number]

/** The official signatures by which a scanner looked: their number, and the day on which they were made, `YYYY-MM-DD`. */
export type ScanSignatures = { readonly version: number; readonly madeOn: string }

/** Whether a search for personal data found any. A file of which no text is searched is not scanned. */
export const personalDataStates = ['none-found', 'found', 'not-scanned'] as const
export type PersonalDataState = (typeof personalDataStates)[number]

/**
 * What the checks found in the bytes of one digest. Where in the file, and what its entries are called, is none of it: a name can be
 * personal data, and events are kept for ever.
 */
export type Inspection = {
  readonly digest: string
  /** What the content is, as a media type; null where it is nothing that is known. */
  readonly foundType: string | null
  /** Each code once. */
  readonly findings: readonly FindingCode[]
  readonly scan: ScanState
  /** Set where the scan is `clean`. */
  readonly signatures: ScanSignatures | null
  readonly personalData: PersonalDataState
}

/** Why a file that was found so is given to nobody; null where nothing keeps it closed. */
export type ClosingReason = 'malware' | 'not-scannable' | 'structure'

/**
 * What follows from an inspection (GBA-AI 2026-1, evidence). A proposal of another category closes nothing, and neither does what a person
 * has accepted.
 */
export function closingReasonOf(
  { scan, findings }: Pick<Inspection, 'scan' | 'findings'>,
  accepted: readonly FindingCode[] = [],
): ClosingReason | null {
  if (scan === 'malware' || scan === 'not-scannable') return scan
  return closingFindings(findings).some((code) => !accepted.includes(code)) ? 'structure' : null
}

/** The findings that close a file. */
export function closingFindings(findings: readonly FindingCode[]): FindingCode[] {
  return findings.filter((code) => severities[code] !== 'propose')
}
