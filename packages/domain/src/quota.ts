import { type Violation, violation } from './violation.ts'

/** How much a client holds of something at one authority, and the most that it may hold. */
export type Quota = { readonly used: number; readonly most: number }

/** What a client may hold of evidence: in files, and in bytes of all of them. */
export type EvidenceQuota = { readonly files: Quota; readonly bytes: Quota }

/** A client has at most so many drafts; each that it submits or withdraws makes room for another. */
export function roomForDraft({ used, most }: Quota): Violation[] {
  return used < most ? [] : [violation('drafts-at-quota', '', { used, most })]
}

/** The evidence of a client is at most so many files, and so many bytes with the file that comes. */
export function roomForFile({ files, bytes }: EvidenceQuota, sizeBytes: number): Violation[] {
  const { used, most } = bytes
  return [
    ...(files.used < files.most ? [] : [violation('evidence-files-at-quota', '/file', files)]),
    ...(sizeBytes <= most - used ? [] : [violation('evidence-bytes-at-quota', '/file', { used, most })]),
  ]
}
