/** A PDF with a page for each text, of one line in ASCII; an empty one makes a page on which nothing is written. */
export function pdfOf(pages: readonly string[]): Buffer {
  const number = (index: number) => 4 + index * 2
  const kids = pages.map((_, index) => `${number(index)} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${number(index) + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(text === '' ? '' : `BT /F1 12 Tf 10 700 Td (${text.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj ET`),
    ]),
  ]
  let file = '%PDF-1.7\n'
  const rows = objects.map((object, index) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  return Buffer.from(`${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`)
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}
