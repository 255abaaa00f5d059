import type { InspectedFile, InspectionResult } from '#inspect-file.ts'

/** What the process that inspects is told: a file without its bytes, and the bytes that it asks for, null where the store fails. */
export type ToInspector =
  | { readonly kind: 'inspect'; readonly file: Omit<InspectedFile, 'bytes'>; readonly sizeBytes: number }
  | { readonly kind: 'bytes'; readonly question: number; readonly bytes: Uint8Array | null }

/** What it says: that it needs bytes, what it found, or that it cannot say because the store failed. */
export type FromInspector =
  | { readonly kind: 'read'; readonly question: number; readonly first: number; readonly length: number }
  | { readonly kind: 'found'; readonly result: InspectionResult }
  | { readonly kind: 'unavailable' }
