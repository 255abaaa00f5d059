import { TABLE_PREVIEW_CHARACTERS_MAX, TABLE_PREVIEW_ROWS, TEXT_PAGES_MAX } from '../limits.ts'
import { decodedText } from './decoded-text.ts'
import type { PageOfFile, TablePage } from './preview.ts'
import { type TableRow, TableRows } from './table-rows.ts'

/** Where a table does not say what stands between its cells, it is looked for in as much of its first row. */
const GUESSED_FROM_CHARACTERS = 10_000

/**
 * Some rows of a table. Null: there is no such page, or the file is larger than the limit, or no text.
 *
 * @throws BytesUnavailable when the store fails
 */
export async function tablePreview({ type, page, bytes }: PageOfFile): Promise<TablePage | null> {
  const decoded = await decodedText(bytes)
  if (decoded === null) return null
  const separator = type === 'text/tab-separated-values' ? '\t' : likelySeparator(decoded.text)
  const table = new TableRows(decoded.text, separator)
  const shown: TableRow[] = []
  let count = 0
  for (const row of table) {
    if (count === TABLE_PREVIEW_ROWS * TEXT_PAGES_MAX) break
    if (Math.floor(count / TABLE_PREVIEW_ROWS) === page - 1) shown.push(row)
    count += 1
  }
  const pages = Math.max(Math.ceil(count / TABLE_PREVIEW_ROWS), 1)
  if (page > pages) return null
  const { encoding } = decoded
  return { ...shownOf(shown), pages, encoding, separator, hasOpenQuote: table.hasOpenQuote }
}

function shownOf(rows: readonly TableRow[]): Pick<TablePage, 'rows' | 'columns' | 'isCut'> {
  let left = TABLE_PREVIEW_CHARACTERS_MAX
  let isCut = rows.some((row) => row.isCut)
  const kept = rows.map(({ cells }) =>
    cells.map((cell) => {
      left -= cell.length
      if (left >= 0) return cell
      isCut = true
      return ''
    }),
  )
  return { rows: kept, columns: Math.max(...rows.map(({ columns }) => columns), 0), isCut }
}

/** What the first row has most of, outside its quotes; a comma where that is equal. */
function likelySeparator(text: string): string {
  const unquoted = text.slice(0, GUESSED_FROM_CHARACTERS).replaceAll(/"(?:[^"]|"")*"?/g, '')
  const [row = ''] = unquoted.split(/[\r\n]/, 1)
  const countOf = (separator: string) => row.split(separator).length
  return [';', '\t'].reduce((best, other) => (countOf(other) > countOf(best) ? other : best), ',')
}
