import type { LedgerRequest } from '@concert/contracts/ledgers'
import type { Transaction } from '@concert/db/authority-transaction'
import { ledgerRequestGuards } from '@concert/domain/border-read/request-guards'
import type { Authority } from '@concert/domain/jurisdictions'
import { judgeByGuards } from '@concert/domain/machine'
import { statementRefused } from '@concert/platform/refused-request'
import { statementDigestOf } from '#envelope/statement-digest.ts'

interface Asked {
  readonly statement: string
  readonly signedBy: Authority
  readonly payload: Pick<LedgerRequest, 'from' | 'to' | 'issuedAt'>
}

/** @throws RefusedRequest 422 for a question that its sender did not sign for this authority just now */
export function requireAskedNow({ authority, now: at }: Transaction, { statement, signedBy, payload }: Asked): void {
  const { from, to, issuedAt } = payload
  const asked = { authority, from, to, issuedAt, at, statementDigest: statementDigestOf(statement) }
  const judged = judgeByGuards(ledgerRequestGuards, null, asked, { signedBy })
  if (!judged.ok) statementRefused(judged.refusal.violations)
}
