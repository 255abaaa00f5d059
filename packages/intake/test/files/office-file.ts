import { type ZipEntry, zipFile } from './zip-file.ts'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A word document; `parts` are added to it or replace parts of it. */
export function docxFile(parts: Readonly<Record<string, string | Buffer>> = {}, text = 'The model card'): Buffer {
  return zipFile(
    entriesOf({
      '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document.main+xml'),
      '_rels/.rels': relationships([['officeDocument', 'word/document.xml', false]]),
      'word/document.xml': wordDocument(`<w:r><w:t>${text}</w:t></w:r>`),
      ...parts,
    }),
  )
}

export function wordDocument(runs: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${runs}</w:p></w:body></w:document>`
}

export function xlsxFile(parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipFile(
    entriesOf({
      '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet.main+xml'),
      '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml', false]]),
      'xl/workbook.xml': '<workbook><sheets><sheet name="Results" sheetId="1"/></sheets></workbook>',
      'xl/sharedStrings.xml': '<sst><si><t>recall</t></si><si><t>0.91</t></si></sst>',
      ...parts,
    }),
  )
}

export function pptxFile(parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipFile(
    entriesOf({
      '[Content_Types].xml': contentTypes('ppt/presentation.xml', 'presentationml.presentation.main+xml'),
      'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
      ...parts,
    }),
  )
}

/** An OpenDocument file, whose first entry is its type, stored as it is. */
export function openDocumentFile(kind: string, parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipFile([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, method: 0 },
    ...entriesOf({
      'content.xml':
        '<office:document-content xmlns:office="o" xmlns:text="t"><text:p>The model card</text:p></office:document-content>',
      'meta.xml': '<office:document-meta xmlns:office="o"/>',
      'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"/>',
      ...parts,
    }),
  ])
}

/** [kind, target, whether it is outside of the document] */
export function relationships(all: readonly (readonly [kind: string, target: string, isExternal: boolean])[]): string {
  const rows = all.map(
    ([kind, target, isExternal], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${kind}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  )
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
}

function contentTypes(part: string, kind: string): string {
  return `<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}"/></Types>`
}

function entriesOf(parts: Readonly<Record<string, string | Buffer>>): ZipEntry[] {
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}
