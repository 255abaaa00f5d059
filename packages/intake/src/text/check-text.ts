import type { Findings } from '../finding.ts'
import { TEXT_BYTES_MAX } from '../limits.ts'
import { FormulaSearch } from './formulas.ts'
import { PersonalDataSearch, proposeCategory } from './personal-data.ts'
import { surveyText, textOf } from './text-encoding.ts'

export interface Text {
  readonly sizeBytes: number
  readonly chunks: () => AsyncIterable<Buffer>
  readonly isTable: boolean
}

/** Searches a text for personal data, marks of classification and, in a table, formulas. Answers its encodings; none: it is no text. */
export async function checkText(text: Text, findings: Findings, within: readonly string[]): Promise<readonly string[]> {
  if (text.sizeBytes > TEXT_BYTES_MAX) {
    findings.add('content-beyond-limit', { limit: 'TEXT_BYTES_MAX' }, within)
    return ['utf-8']
  }
  const { encodings } = await surveyText(text.chunks())
  for (const encoding of encodings) {
    const search = new PersonalDataSearch()
    const formulas = new FormulaSearch()
    for await (const part of textOf(text.chunks(), encoding)) {
      search.take(part)
      if (text.isTable) formulas.take(part)
    }
    search.end()
    formulas.end()
    proposeCategory(search, findings, within)
    if (formulas.count > 0) findings.add('formula-in-cell', { count: formulas.count }, within)
  }
  return encodings
}
