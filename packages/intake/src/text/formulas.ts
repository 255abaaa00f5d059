/** Separators of cells that programs of tables guess, and those of lines. */
const cellEnds = /[,;\t\n\r]/

/** Beginnings that make a program of tables reckon: also in full width, and after quotes and blanks. */
const formula =
  /^[\s"'\uFEFF]*(?:[=＝]["'\s]*[\p{L}\p{N}+\-(@"'{$[\\]|[@＠][^,;\t]*[(!|]|[+\-＋－][^,;\t]*(?:\p{L}[\p{L}\p{N}_.]*\(|[!|]))/u
/** A table that begins with it is read as another format, whose cells are formulas without a sign. */
const symbolicLink = /^\uFEFF?ID;/

/** A first line that says by what the cells are separated. */
const separatorLine = /^\uFEFF?"?sep=(.)"?[\r\n]/i

/** More of a cell is not looked at. */
const CELL_CHARACTERS = 256

/** Looks through a table that comes in parts for cells that are formulas, and counts them. */
export class FormulaSearch {
  count = 0
  #cell = ''
  #isFirst = true
  #separator = '\t'

  take(part: string): void {
    if (this.#isFirst) this.#begin(part)
    const cells = part.replaceAll(this.#separator, '\t').split(cellEnds)
    cells[0] = this.#cell + (cells[0] ?? '')
    this.#cell = (cells.pop() ?? '').slice(0, CELL_CHARACTERS)
    for (const cell of cells) this.#judge(cell)
  }

  #begin(part: string): void {
    this.#isFirst = false
    if (symbolicLink.test(part)) this.count += 1
    this.#separator = separatorLine.exec(part)?.[1] ?? this.#separator
  }

  end(): void {
    this.#judge(this.#cell)
    this.#cell = ''
  }

  #judge(cell: string): void {
    if (formula.test(cell.slice(0, CELL_CHARACTERS))) this.count += 1
  }
}
