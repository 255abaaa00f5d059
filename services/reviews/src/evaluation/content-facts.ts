import { digestOf } from '@concert/db/digest'
import { contentOf } from '@concert/domain/evaluation/content'
import type { EvaluationRow } from './store.ts'

/** The digest of the content as it is now, for those who say what they have read. */
export function contentFacts({ row }: { readonly row: EvaluationRow }): { readonly currentEvaluationDigest: string } {
  return { currentEvaluationDigest: digestOf(contentOf(row.state)) }
}
