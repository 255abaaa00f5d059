import { acceptedType, type CheckKind } from '../accepted-types.ts'
import type { PreviewKind } from './preview.ts'

const madeOf: Readonly<Record<PreviewKind, readonly CheckKind[]>> = {
  image: ['pdf', 'image'],
  text: ['text', 'table'],
  table: ['table'],
}

/** What is known of a file: what its content was found to be, as what it was declared, and its name. */
export interface KnownFile {
  readonly foundType: string | null | undefined
  readonly mediaType: string
  readonly fileName: string
}

/** As what a file is shown. That a text is a table is said by its client alone, as for the search for formulas. */
export function previewedType({ foundType, mediaType, fileName }: KnownFile): string {
  if (foundType !== 'text/plain') return foundType ?? ''
  const declared = acceptedType(mediaType)
  if (declared?.check === 'table') return declared.mediaType
  if (/\.csv$/i.test(fileName)) return 'text/csv'
  return /\.(?:tsv|tab)$/i.test(fileName) ? 'text/tab-separated-values' : foundType
}

/** Whether something of this kind is made of files that are shown as this type at all. */
export function isPreviewed(kind: PreviewKind, type: string): boolean {
  const check = acceptedType(type)?.check
  return check !== undefined && madeOf[kind].includes(check)
}
