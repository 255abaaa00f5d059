const openXml = 'application/vnd.openxmlformats-officedocument'
const openXmlParts: readonly (readonly [folder: string, type: string])[] = [
  ['word/', `${openXml}.wordprocessingml.document`],
  ['xl/', `${openXml}.spreadsheetml.sheet`],
  ['ppt/', `${openXml}.presentationml.presentation`],
]

/** What an archive is, by the names of its entries: an office document in one of two formats, or a plain archive. */
export function archiveTypeOf(names: readonly string[], mimetype: string | undefined): string {
  if (mimetype?.startsWith('application/vnd.oasis.opendocument.') === true) return mimetype.trim()
  if (!names.includes('[Content_Types].xml')) return 'application/zip'
  return openXmlParts.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? 'application/zip'
}

/** Whether the entries of an archive are those of an office document, which has pictures and fonts of its own kinds. */
export function isOffice(type: string): boolean {
  return type !== 'application/zip'
}
