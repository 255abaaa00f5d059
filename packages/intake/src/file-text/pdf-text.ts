import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileBytes } from '../file-bytes.ts'
import { PDF_TEXT_BYTES_MAX, TEXT_PAGES_MAX } from '../limits.ts'
import { ByteRanges } from './byte-ranges.ts'
import { PageTexts } from './page-texts.ts'
import { openPdf } from './pdf-document.ts'

export interface PdfText {
  readonly texts: PageTexts
  /** What stands in the file and on no page: its title, its author, its table of contents. */
  readonly beside: readonly string[]
}

/** Entries of a table of contents that are read. */
const CONTENTS_MAX = 10_000

/**
 * The text of a PDF, page by page, with what its annotations and forms say. Null: it is too large to be read.
 *
 * @throws BytesUnavailable when the store fails; Error for a file that cannot be read, or not without a password
 */
export async function textOfPdf(bytes: FileBytes): Promise<PdfText | null> {
  if (bytes.sizeBytes > PDF_TEXT_BYTES_MAX) return null
  const range = new ByteRanges(bytes)
  const task = openPdf(range)
  try {
    return await read(await task.promise)
  } finally {
    await task.destroy()
    range.requireRead()
  }
}

async function read(pdf: PDFDocumentProxy): Promise<PdfText> {
  const texts = new PageTexts()
  for (let number = 1; number <= Math.min(pdf.numPages, TEXT_PAGES_MAX) && !texts.isFull(); number += 1) {
    const page = await pdf.getPage(number)
    const text = await textOfPage(page)
    // Where no letter is written, what is drawn may be a picture of letters.
    if (text.trim() === '') texts.isWhole = false
    texts.add(text)
    page.cleanup()
  }
  if (texts.pages.length < pdf.numPages) texts.isWhole = false
  return { texts, beside: [...(await wordsOfMetadata(pdf)), ...(await wordsOfContents(pdf, texts))] }
}

async function textOfPage(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  const written = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  const annotations: unknown[] = await page.getAnnotations({ intent: 'any' })
  return [written, ...annotations.flatMap(wordsOfAnnotation)].join('\n')
}

/** What an annotation says, or a field of a form holds. */
function wordsOfAnnotation(annotation: unknown): string[] {
  if (typeof annotation !== 'object' || annotation === null) return []
  const { contentsObj, titleObj, fieldValue, textContent, alternativeText } = annotation as Record<string, unknown>
  return [contentsObj, titleObj, fieldValue, textContent, alternativeText].flatMap(wordsIn)
}

/** Every text in a value of pdf.js: alone, in a list, or as the `str` of an object. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return typeof value === 'object' && value !== null && 'str' in value ? wordsIn(value.str) : []
}

async function wordsOfMetadata(pdf: PDFDocumentProxy): Promise<string[]> {
  const { info } = await pdf.getMetadata()
  return Object.values(info).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : wordsIn(value),
  )
}

async function wordsOfContents(pdf: PDFDocumentProxy, texts: PageTexts): Promise<string[]> {
  const titles: string[] = []
  const open = [...((await pdf.getOutline()) ?? [])]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (titles.length >= CONTENTS_MAX) {
      texts.isWhole = false
      break
    }
    titles.push(entry.title)
    open.push(...entry.items)
  }
  return titles
}
