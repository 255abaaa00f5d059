import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileBytes } from '../file-bytes.ts'
import { PAGE_IMAGE_HEIGHT_MAX, PAGE_IMAGE_WIDTH, PDF_TEXT_BYTES_MAX } from '../limits.ts'
import { ByteRanges } from '../file-text/byte-ranges.ts'
import { openPdf } from '../file-text/pdf-document.ts'
import type { PageOfFile } from './preview.ts'

/** What pdf.js makes in Node: a canvas of @napi-rs/canvas. */
interface DrawnCanvas {
  readonly canvas: HTMLCanvasElement & { readonly toBuffer: (type: 'image/png') => Buffer }
}

/**
 * Draws a page of a PDF as a PNG. Null: there is no such page, or the file is too large.
 *
 * @throws BytesUnavailable when the store fails; an error of pdf.js where it cannot be drawn
 */
export async function drawPage({ page, bytes }: PageOfFile): Promise<Uint8Array | null> {
  return bytes.sizeBytes > PDF_TEXT_BYTES_MAX ? null : drawn(bytes, page)
}

async function drawn(bytes: FileBytes, page: number): Promise<Uint8Array | null> {
  const range = new ByteRanges(bytes)
  const task = openPdf(range)
  try {
    const pdf = await task.promise
    return page <= pdf.numPages ? await imageOf(pdf, page) : null
  } finally {
    await task.destroy()
    range.requireRead()
  }
}

async function imageOf(pdf: PDFDocumentProxy, number: number): Promise<Uint8Array> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(PAGE_IMAGE_WIDTH / width, PAGE_IMAGE_HEIGHT_MAX / height)
  const viewport = page.getViewport({ scale })
  const [wide, high] = [Math.ceil(viewport.width - 0.001), Math.ceil(viewport.height - 0.001)]
  const factory = pdf.canvasFactory as { create: (width: number, height: number) => DrawnCanvas }
  const { canvas } = factory.create(Math.max(wide, 1), Math.max(high, 1))
  await page.render({ canvas, viewport }).promise
  return canvas.toBuffer('image/png')
}
