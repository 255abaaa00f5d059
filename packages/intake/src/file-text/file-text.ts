import type { Finding } from '../finding.ts'

/** The text of a file as it is kept for comparison, and what a search of it found. */
export interface FileText {
  /** From 1 on in order: the pages of a PDF, the slides, the sheets, or the parts of another office document. */
  readonly pages: readonly string[]
  /** Whether every page is here to its last letter, and could be read: only then is it known that something is not in it. */
  readonly isWhole: boolean
  /** Of a PDF. The text of office documents is searched with their structure. */
  readonly findings: readonly Finding[]
  readonly hasPersonalData: boolean
}
