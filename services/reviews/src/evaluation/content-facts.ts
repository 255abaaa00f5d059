import type { ClosedEvidenceFacts } from '@concert/domain/evaluation/closed-evidence'
import { digestOf } from '@concert/db/digest'
import { contentOf } from '@concert/domain/evaluation/content'
import type { EvaluationRow } from './store.ts'

type Facts = ClosedEvidenceFacts & { readonly currentEvaluationDigest: string }

/** The digest of the content as it is now, for those who say what they have read, and which files are closed now. */
export function contentFacts({ row }: { readonly row: EvaluationRow }): Facts {
  return { currentEvaluationDigest: digestOf(contentOf(row.state)), closedEvidence: row.closedEvidence }
}
