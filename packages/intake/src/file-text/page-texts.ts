import { PAGE_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, TEXT_PAGES_MAX } from '../limits.ts'

/** Letters without a meaning that anybody has agreed on: a font does not say what it draws. */
const unread = /[\uE000-\uF8FF\uFFFD]/gu
/** Marks of lists are such letters in many files; words are not. */
const UNREAD_SHARE_MAX = 0.1

/** The pages of a file as they are read, within the limits. */
export class PageTexts {
  readonly pages: string[] = []
  isWhole = true
  #charactersLeft = TEXT_CHARACTERS_MAX

  isFull(): boolean {
    return this.pages.length >= TEXT_PAGES_MAX || this.#charactersLeft <= 0
  }

  /** Adds a page, or as much of it as there is room for. Nothing is added to what is full. */
  add(text: string): void {
    if (this.isFull()) {
      this.isWhole = false
      return
    }
    const page = text.slice(0, Math.min(PAGE_CHARACTERS_MAX, this.#charactersLeft))
    if (page.length < text.length || isUnread(page)) this.isWhole = false
    this.#charactersLeft -= page.length
    // No database keeps the first sign of all, nor half a letter.
    this.pages.push(page.replaceAll('\0', '\uFFFD').toWellFormed())
  }
}

function isUnread(page: string): boolean {
  return (page.match(unread)?.length ?? 0) > page.length * UNREAD_SHARE_MAX
}
