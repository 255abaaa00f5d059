import { pdfFile, stream } from './pdf-file.ts'

interface TextPdfOptions {
  /** Objects after those of the pages. */
  readonly objects?: readonly (string | Buffer)[]
  /** What stands in the dictionary of each page besides what every page has. */
  readonly page?: string
  readonly trailer?: string
  readonly catalogue?: string
  readonly font?: string
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/**
 * Writes a PDF with a page for each text, in ASCII, a line of the page for each of the text. Objects: 4 the font, then page and content in turn,
 * then `objects`.
 */
export function textPdf(pages: readonly string[], options: TextPdfOptions = {}): Buffer {
  const { objects = [], page = '', font = HELVETICA, ...more } = options
  const number = (index: number) => 5 + index * 2
  const kids = pages.map((_, index) => `${number(index)} 0 R`).join(' ')
  const ofPages = pages.flatMap((text, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${number(index) + 1} 0 R /Resources << /Font << /F1 4 0 R >> >> ${page} >>`,
    stream('', contentOf(text)),
  ])
  return pdfFile({
    pages: `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    objects: [font, ...ofPages, ...objects],
    ...more,
  })
}

function contentOf(text: string): string {
  const lines = text === '' ? [] : text.split('\n')
  return lines.map((line, index) => `BT /F1 12 Tf 10 ${780 - index * 14} Td (${escaped(line)}) Tj ET`).join('\n')
}

function escaped(line: string): string {
  return line.replaceAll(/[\\()]/g, String.raw`\$&`)
}
