import type { PersonalDataState } from '@concert/domain/artefact/inspection'
import { acceptedType } from '@concert/intake/accepted-types'
import type { FileText } from '@concert/intake/file-text/file-text'
import type { InspectionResult } from '@concert/intake/inspect-file'

interface Searched extends InspectionResult {
  /** The text of its pages, where it has pages and they were read. */
  readonly text: FileText | null
}

/**
 * Whether personal data was found in a file. Only where all of it was searched is it known that none is there: what was cut off, could not be
 * read, or is a picture is never called free of it (docs/decisions/0044-pictures-are-not-searched.md).
 */
export function personalDataIn({
  foundType,
  findings,
  hasUnsearched,
  hasPersonalData,
  text,
}: Searched): PersonalDataState {
  if (hasPersonalData || text?.hasPersonalData === true) return 'found'
  if (findings.some(({ code }) => code === 'content-beyond-limit' || code === 'content-malformed')) return 'not-scanned'
  switch (foundType === null ? undefined : acceptedType(foundType)?.check) {
    case 'text':
    case 'table':
    case 'markup': {
      return hasUnsearched ? 'not-scanned' : 'none-found'
    }
    case 'pdf':
    case 'office': {
      return text?.isWhole === true && !hasUnsearched ? 'none-found' : 'not-scanned'
    }
    default: {
      return 'not-scanned'
    }
  }
}
