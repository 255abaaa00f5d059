import type { FileText } from '#file-text/file-text.ts'
import type { ReadableFile } from '#file-text/read-file-text.ts'
import type { InspectedFile, InspectionResult } from '#inspect-file.ts'
import type { PageOfFile, PreviewKind, Previews } from '#preview/preview.ts'

/** What the process that inspects is asked of a file, which it is told of without its bytes. */
export type Question =
  | { readonly kind: 'inspect'; readonly file: Omit<InspectedFile, 'bytes'>; readonly sizeBytes: number }
  | {
      readonly kind: 'read-text'
      readonly file: Omit<ReadableFile, 'bytes'>
      readonly sizeBytes: number
      /** The memory that it may have while it reads. */
      readonly memoryMiB: number
    }
  | {
      readonly kind: 'preview'
      readonly of: PreviewKind
      readonly page: Omit<PageOfFile, 'bytes'>
      readonly sizeBytes: number
      readonly memoryMiB: number
    }

/** What it is told: a question, and the bytes that it asks for, null where the store fails. */
export type ToInspector =
  | Question
  | { readonly kind: 'bytes'; readonly question: number; readonly bytes: Uint8Array | null }

/** What it answers of a file: what it found, what it read, or that it cannot say because the store failed. */
export type Answer =
  | { readonly kind: 'found'; readonly result: InspectionResult }
  | { readonly kind: 'text'; readonly text: FileText | null }
  | { readonly kind: 'preview'; readonly preview: Previews[PreviewKind] | null }
  | { readonly kind: 'unavailable' }

/** What it says: that it needs bytes, or its answer. */
export type FromInspector =
  | { readonly kind: 'read'; readonly question: number; readonly first: number; readonly length: number }
  | Answer
