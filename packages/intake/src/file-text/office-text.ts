import { checkArchive } from '../archive/check-archive.ts'
import type { FileBytes } from '../file-bytes.ts'
import { Findings } from '../finding.ts'
import { Inspection } from '../inspection.ts'
import { MARKUP_BYTES_MAX, PAGE_CHARACTERS_MAX } from '../limits.ts'
import { isSharedStrings, isSheet, placeOf } from './office-pages.ts'
import { PageTexts } from './page-texts.ts'
import { type Cell, cellsOf, sharedStringsOf, textOfPart } from './part-texts.ts'

interface Part {
  readonly place: readonly [kind: number, number: number]
  readonly cells: readonly Cell[]
}

/**
 * The text of an office document, part by part: what a reader shows, in the order of {@link placeOf}.
 *
 * @throws BytesUnavailable when the store fails
 */
export async function textOfOffice(bytes: FileBytes): Promise<PageTexts> {
  const inspection = new Inspection(new Findings(undefined))
  const parts: Part[] = []
  let shared: readonly string[] = []
  await checkArchive(bytes, { inspection, within: [], depth: 0 }, async ({ name, sizeBytes, chunks }) => {
    const place = placeOf(name)
    if (place === undefined && !isSharedStrings(name)) return
    if (sizeBytes > MARKUP_BYTES_MAX) inspection.hasUnsearched = true
    else if (place === undefined) shared = await sharedStringsOf(chunks())
    else parts.push({ place, cells: isSheet(name) ? await cellsOf(chunks()) : [await textOfPart(chunks())] })
  })
  const texts = new PageTexts()
  for (const { cells } of parts.toSorted(byPlace)) texts.add(textOfCells(cells, shared))
  if (inspection.hasUnsearched || inspection.findings.list().length > 0) texts.isWhole = false
  if (texts.pages.every((page) => page.trim() === '')) texts.isWhole = false
  return texts
}

function byPlace({ place: a }: Part, { place: b }: Part): number {
  return a[0] - b[0] || a[1] - b[1]
}

/** One long string can be shown by many cells: no more is put together than is kept. */
function textOfCells(cells: readonly Cell[], shared: readonly string[]): string {
  let text = ''
  for (const cell of cells) {
    text += typeof cell === 'number' ? (shared[cell] ?? '') : cell
    if (text.length > PAGE_CHARACTERS_MAX) break
  }
  return text
}
