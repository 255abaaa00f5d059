/** Which checks a file of a type goes through. */
export type CheckKind = 'pdf' | 'image' | 'archive' | 'office' | 'text' | 'table' | 'markup'

export interface AcceptedType {
  readonly mediaType: string
  /** Other names under which clients declare it. */
  readonly aliases: readonly string[]
  /** In small letters, without the dot; the last part of a file name is one of these. */
  readonly extensions: readonly string[]
  readonly check: CheckKind
}

const openXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** What can be evidence. Legacy office formats, executables and other archives are asked for again as one of these. */
export const acceptedTypes: readonly AcceptedType[] = [
  accepted('application/pdf', 'pdf', ['pdf'], 'application/x-pdf'),
  accepted('application/zip', 'archive', ['zip'], 'application/x-zip-compressed', 'application/x-zip'),
  accepted(`${openXml}.wordprocessingml.document`, 'office', ['docx']),
  accepted(`${openXml}.spreadsheetml.sheet`, 'office', ['xlsx']),
  accepted(`${openXml}.presentationml.presentation`, 'office', ['pptx']),
  accepted(`${openDocument}.text`, 'office', ['odt']),
  accepted(`${openDocument}.spreadsheet`, 'office', ['ods']),
  accepted(`${openDocument}.presentation`, 'office', ['odp']),
  accepted('image/png', 'image', ['png']),
  accepted('image/jpeg', 'image', ['jpg', 'jpeg', 'jpe', 'jfif'], 'image/jpg', 'image/pjpeg'),
  accepted('image/gif', 'image', ['gif']),
  accepted('image/webp', 'image', ['webp']),
  accepted('image/tiff', 'image', ['tif', 'tiff']),
  accepted('image/bmp', 'image', ['bmp', 'dib'], 'image/x-ms-bmp', 'image/x-bmp'),
  accepted('text/plain', 'text', ['txt', 'text', 'log', 'md', 'csv', 'tsv', 'json', 'jsonl', 'yaml', 'yml', 'toml']),
  accepted('text/markdown', 'text', ['md', 'markdown', 'txt']),
  accepted('application/json', 'text', ['json', 'jsonl', 'ndjson', 'geojson', 'ipynb'], 'application/x-ndjson'),
  accepted('text/csv', 'table', ['csv', 'txt'], 'application/csv'),
  accepted('text/tab-separated-values', 'table', ['tsv', 'tab', 'txt']),
  accepted('image/svg+xml', 'markup', ['svg']),
  accepted('text/html', 'markup', ['html', 'htm'], 'application/xhtml+xml'),
  accepted('application/xml', 'markup', ['xml'], 'text/xml'),
]

const typeByName: ReadonlyMap<string, AcceptedType> = new Map(
  acceptedTypes.flatMap((type) => [type.mediaType, ...type.aliases].map((name) => [name, type] as const)),
)

/** The accepted type of a declared media type, whatever its parameters and case. */
export function acceptedType(mediaType: string): AcceptedType | undefined {
  return typeByName.get(mediaType.replace(/;.*$/s, '').trim().toLowerCase())
}

function accepted(mediaType: string, check: CheckKind, extensions: string[], ...aliases: string[]): AcceptedType {
  return { mediaType, check, extensions, aliases }
}
