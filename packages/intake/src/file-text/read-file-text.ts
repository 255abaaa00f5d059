import type { ResidencyCategory } from '@concert/domain/residency/category'
import { acceptedType } from '../accepted-types.ts'
import { type FileBytes, readThroughChunks } from '../file-bytes.ts'
import { Findings } from '../finding.ts'
import { isOfStore } from '../inspect-content.ts'
import { PersonalDataSearch, proposeCategory } from '../text/personal-data.ts'
import type { FileText } from './file-text.ts'
import { textOfOffice } from './office-text.ts'

/** A file whose structure was looked at. */
export interface ReadableFile {
  /** What its content is. */
  readonly foundType: string
  /** As it was declared. */
  readonly residencyCategory?: ResidencyCategory
  readonly bytes: FileBytes
}

/**
 * The text of a PDF or of an office document, within the limits of docs/limits.md. Null: it is of another type, or it cannot be read, and
 * nothing is known of what it says.
 *
 * @throws BytesUnavailable when the store fails; nothing that a file holds makes it throw
 */
export async function readFileText(file: ReadableFile): Promise<FileText | null> {
  try {
    return await textOf(file)
  } catch (error) {
    if (isOfStore(error)) throw error
    return null
  }
}

async function textOf({ foundType, residencyCategory, bytes }: ReadableFile): Promise<FileText | null> {
  const check = acceptedType(foundType)?.check
  if (check === 'office') {
    const { pages, isWhole } = await textOfOffice(readThroughChunks(bytes))
    return { pages, isWhole, findings: [], hasPersonalData: false }
  }
  if (check !== 'pdf') return null
  // Loaded where a PDF is read: no other file waits for it.
  const { textOfPdf } = await import('./pdf-text.ts')
  const pdf = await textOfPdf(readThroughChunks(bytes))
  if (pdf === null) return null
  const { pages, isWhole } = pdf.texts
  return { pages, isWhole, ...searched([...pages, ...pdf.beside], residencyCategory) }
}

function searched(texts: readonly string[], declared: ResidencyCategory | undefined) {
  const search = new PersonalDataSearch()
  for (const text of texts) search.take(`${text}\n`)
  search.end()
  const findings = new Findings(declared)
  proposeCategory(search, findings, [])
  return { findings: findings.list(), hasPersonalData: findings.hasPersonalData }
}
