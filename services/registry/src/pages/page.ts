import type { Language } from '@concert/domain/languages'
import type { ReactNode } from 'react'

/** The reader of a page. */
export interface Reader {
  readonly language: Language
  /** The URL at which people reach the origin, without a slash at the end. */
  readonly publicOrigin: string
}

/** One page, before it becomes HTML. */
export interface Page {
  readonly status: number
  readonly title: string
  /** The address of this page without its language. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly main: ReactNode
}

/** A link within the pages that stays in the reader's language. */
export function hrefOf(path: string, language: Language, parameters: Readonly<Record<string, string>> = {}): string {
  return `${path}?${new URLSearchParams({ ...parameters, lang: language }).toString()}`
}
