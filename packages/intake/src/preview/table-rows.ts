import { TABLE_PREVIEW_CELL_MAX, TABLE_PREVIEW_COLUMNS_MAX } from '../limits.ts'

/** A row of a table, with no more cells and characters than are shown. */
export interface TableRow {
  readonly cells: readonly string[]
  /** How many cells it has. */
  readonly columns: number
  readonly isCut: boolean
}

interface Cell {
  readonly text: string
  readonly isCut: boolean
  /** Where the sign after it stands. */
  readonly end: number
}

/**
 * The rows of a table, as RFC 4180 has them and not stricter: whatever text it is given has rows. A cell is what it says; nothing is reckoned.
 * A quote that is never closed would make one cell of all that follows: it is a sign then, and so is every quote after it.
 */
export class TableRows {
  hasOpenQuote = false
  readonly #text: string
  readonly #separator: string
  readonly #cellEnd: RegExp

  /** @param separator one character */
  constructor(text: string, separator: string) {
    this.#text = text
    this.#separator = separator
    this.#cellEnd = new RegExp(`[\\r\\n${separator}]`, 'g')
  }

  *[Symbol.iterator](): Generator<TableRow> {
    for (let at = 0; at < this.#text.length;) {
      const cells: string[] = []
      let columns = 0
      let isCut = false
      for (let more = true; more;) {
        const cell = this.#cellAt(at)
        columns += 1
        if (columns <= TABLE_PREVIEW_COLUMNS_MAX) {
          cells.push(cell.text)
          isCut ||= cell.isCut
        } else isCut = true
        more = this.#text[cell.end] === this.#separator
        at = more ? cell.end + 1 : cell.end
      }
      yield { cells, columns, isCut }
      at += this.#text.startsWith('\r\n', at) ? 2 : 1
    }
  }

  #cellAt(start: number): Cell {
    const quote = this.#text[start] === '"' && !this.hasOpenQuote ? this.#closingQuote(start + 1) : -1
    if (quote === -1) {
      const end = this.#endOfCell(start)
      return { ...shown(this.#text, start, end), end }
    }
    const end = this.#endOfCell(quote + 1)
    // Twice as many, for each may be one of two quotes that are one.
    const inside = this.#text.slice(start + 1, Math.min(quote, start + 1 + 2 * TABLE_PREVIEW_CELL_MAX))
    const text =
      inside.replaceAll('""', '"') + this.#text.slice(quote + 1, Math.min(end, quote + 1 + TABLE_PREVIEW_CELL_MAX))
    const isCut = quote - start - 1 > inside.length || end - quote - 1 > TABLE_PREVIEW_CELL_MAX
    const { text: cut, isCut: isLonger } = shown(text, 0, text.length)
    return { text: cut, isCut: isCut || isLonger, end }
  }

  #endOfCell(start: number): number {
    this.#cellEnd.lastIndex = start
    return this.#cellEnd.exec(this.#text)?.index ?? this.#text.length
  }

  #closingQuote(start: number): number {
    for (let at = start; ; at += 2) {
      at = this.#text.indexOf('"', at)
      if (at === -1) {
        this.hasOpenQuote = true
        return -1
      }
      if (this.#text[at + 1] !== '"') return at
    }
  }
}

function shown(text: string, start: number, end: number): { readonly text: string; readonly isCut: boolean } {
  const isCut = end - start > TABLE_PREVIEW_CELL_MAX
  return { text: text.slice(start, isCut ? start + TABLE_PREVIEW_CELL_MAX : end).toWellFormed(), isCut }
}
