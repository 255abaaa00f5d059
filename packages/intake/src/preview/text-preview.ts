import { PAGE_CHARACTERS_MAX, TEXT_PAGES_MAX, TEXT_PREVIEW_LINES } from '../limits.ts'
import { decodedText } from './decoded-text.ts'
import type { PageOfFile, TextPage } from './preview.ts'

/**
 * Some lines of a text. Null: there is no such page, the file is larger than the limit, or no text.
 *
 * @throws BytesUnavailable when the store fails
 */
export async function textPreview({ page, bytes }: PageOfFile): Promise<TextPage | null> {
  const decoded = await decodedText(bytes)
  if (decoded === null) return null
  const pages = pagesOf(decoded.text)
  const text = pages[page - 1]
  return text === undefined ? null : { text, pages: pages.length, encoding: decoded.encoding }
}

/** Pages that are the whole text, one after the other, but for what is beyond their greatest number; at least one. */
function pagesOf(text: string): string[] {
  const pages: string[] = []
  for (let start = 0; start < text.length && pages.length < TEXT_PAGES_MAX;) {
    const page = firstPageOf(text.slice(start, start + PAGE_CHARACTERS_MAX))
    pages.push(page)
    start += page.length
  }
  return pages.length === 0 ? [''] : pages
}

function firstPageOf(text: string): string {
  let end = 0
  for (let line = 0; line < TEXT_PREVIEW_LINES; line += 1) {
    const feed = text.indexOf('\n', end)
    if (feed === -1) return wholeLetters(text)
    end = feed + 1
  }
  return text.slice(0, end)
}

/** Without the first half of a letter of two at its end, which begins the next page. */
function wholeLetters(text: string): string {
  return text.length > 1 && /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}
