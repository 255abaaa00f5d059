import { addFinding, type Place } from '../inspection.ts'
import { TEXT_BYTES_MAX } from '../limits.ts'
import { EncodedContentSearch } from './encoded-content.ts'
import { FormulaSearch } from './formulas.ts'
import { PersonalDataSearch } from './personal-data.ts'
import { surveyText, textOf } from './text-encoding.ts'
import { Unescaping } from './unescaped.ts'

export interface Text {
  readonly sizeBytes: number
  readonly chunks: () => AsyncIterable<Buffer>
  readonly isTable: boolean
}

/** A text as it reads in one of the encodings that it may be written in. */
export interface SearchedText {
  readonly encoding: string
  readonly search: PersonalDataSearch
}

/**
 * Searches a text for personal data, marks of classification, files that are written in it in letters and, in a table, formulas. Answers what was found
 * in each of its encodings; none: it is no text.
 */
export async function checkText(text: Text, place: Place): Promise<readonly SearchedText[]> {
  if (text.sizeBytes > TEXT_BYTES_MAX) {
    addFinding(place, 'content-beyond-limit', { limit: 'TEXT_BYTES_MAX' })
    return [{ encoding: 'utf-8', search: new PersonalDataSearch() }]
  }
  const { encodings } = await surveyText(text.chunks())
  const searched: SearchedText[] = []
  for (const encoding of encodings) {
    const search = new PersonalDataSearch()
    const formulas = new FormulaSearch()
    const unescaping = new Unescaping()
    const encoded = new EncodedContentSearch()
    for await (const part of textOf(text.chunks(), encoding)) {
      search.take(unescaping.take(part))
      encoded.take(part)
      if (text.isTable) formulas.take(part)
    }
    search.take(unescaping.end())
    search.end()
    formulas.end()
    place.inspection.hasUnsearched ||= encoded.isFound
    if (formulas.count > 0) addFinding(place, 'formula-in-cell', { count: formulas.count })
    searched.push({ encoding, search })
  }
  return searched
}
