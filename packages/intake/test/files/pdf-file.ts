import { deflateSync } from 'node:zlib'

interface PdfOptions {
  /** What stands in the trailer besides root and size. */
  readonly trailer?: string
  /** What stands in the catalogue besides its type and pages. */
  readonly catalogue?: string
  readonly pages?: string
  /** Objects from number 4 on. */
  readonly objects?: readonly (string | Buffer)[]
  readonly header?: string
  readonly after?: string | Buffer
  /** Replaces the offset of the cross-reference table. */
  readonly startsAt?: number
}

/** Writes a PDF of one page with a right cross-reference table. */
export function pdfFile({
  trailer = '',
  catalogue = '',
  pages,
  objects = [],
  header,
  after = '',
  startsAt,
}: PdfOptions = {}): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    ...objects,
  ]
  const parts: Buffer[] = [Buffer.from(header ?? '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, object] of all.entries()) {
    offsets.push(at)
    const body = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(body)
    at += body.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}`
  const end = `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${startsAt ?? at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table + end), Buffer.from(after as string)])
}

/** An object stream, deflated, with objects from number 100 on. */
export function objectStream(objects: readonly string[], dictionary = '/Type /ObjStm'): Buffer {
  let offset = 0
  const pairs = objects.map((object, index) => {
    const pair = `${100 + index} ${offset}`
    offset += object.length + 1
    return pair
  })
  const head = `${pairs.join(' ')} `
  const data = deflateSync(Buffer.from(head + objects.join(' ')))
  return stream(`${dictionary} /N ${objects.length} /First ${head.length} /Filter /FlateDecode`, data)
}

export function stream(dictionary: string, data: string | Buffer): Buffer {
  const bytes = Buffer.from(data as string)
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}
