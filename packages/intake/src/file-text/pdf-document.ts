import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { IMAGE_OF_PAGE_PIXELS_MAX } from '../limits.ts'
import type { ByteRanges } from './byte-ranges.ts'

/** How much of a file is asked for at once. */
const RANGE_BYTES = 65_536

/**
 * Opens a PDF with all that it could do to its reader switched off: no script is run, since the part of pdf.js that runs them is not loaded;
 * no form of XFA is made; no font of the machine is used; nothing is fetched but the ranges of the file and what comes with
 * pdf.js: tables of characters, common fonts, decoders of pictures.
 */
export function openPdf(range: ByteRanges): PDFDocumentLoadingTask {
  return getDocument({
    range,
    rangeChunkSize: RANGE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: folderOf('cmaps'),
    standardFontDataUrl: folderOf('standard_fonts'),
    useWorkerFetch: false,
    wasmUrl: folderOf('wasm'),
    maxImageSize: IMAGE_OF_PAGE_PIXELS_MAX,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  })
}

function folderOf(name: string): string {
  return fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))
}
