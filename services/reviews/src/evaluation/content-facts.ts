import { digestOf } from '@concert/db/digest'
import type { Transaction } from '@concert/db/authority-transaction'
import type { ClosedEvidenceFacts } from '@concert/domain/evaluation/closed-evidence'
import { contentOf } from '@concert/domain/evaluation/content'
import { closedEvidenceNow } from './closed-evidence-now.ts'
import type { EvaluationRow } from './store.ts'

type Facts = ClosedEvidenceFacts & { readonly currentEvaluationDigest: string }

/** The digest of the content as it is now, for those who say what they have read, and which files are closed now. */
export async function contentFacts(asked: {
  readonly transaction: Transaction
  readonly row: EvaluationRow
}): Promise<Facts> {
  const currentEvaluationDigest = digestOf(contentOf(asked.row.state))
  return { currentEvaluationDigest, ...(await closedEvidenceNow(asked)) }
}
