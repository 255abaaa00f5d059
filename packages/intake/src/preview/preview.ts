import type { FileBytes } from '../file-bytes.ts'

/** A page of a file of which something is made to be looked at. */
export interface PageOfFile {
  /** As what the file is shown. */
  readonly type: string
  /** From 1 on. */
  readonly page: number
  readonly bytes: FileBytes
}

/** A page of a text: some lines of it. */
export interface TextPage {
  readonly text: string
  /** How many pages of it can be asked for. */
  readonly pages: number
  /** What it was read as; where its bytes do not say, a guess. */
  readonly encoding: string
}

/** Some rows of a table. */
export interface TablePage {
  readonly rows: readonly (readonly string[])[]
  /** How many cells the longest of these rows has; no more than the limit are shown. */
  readonly columns: number
  /** How many pages of it can be asked for. */
  readonly pages: number
  readonly encoding: string
  /** The sign between two cells. */
  readonly separator: string
  /** Whether cells of these rows were shortened or left out. */
  readonly isCut: boolean
  /** Whether a quote in the table is never closed: it and all after it are read as signs. */
  readonly hasOpenQuote: boolean
}

/** What is made of a page, by its name. */
export interface Previews {
  readonly image: Uint8Array
  readonly text: TextPage
  readonly table: TablePage
}
export type PreviewKind = keyof Previews
