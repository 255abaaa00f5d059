import { randomUUID } from 'node:crypto'
import { ledgerAnswer, type LedgerAnswer, stateLedger } from '@concert/contracts/ledgers'
import { readLedgerAnswer, type ReadLedgerAnswer, stateReads } from '@concert/contracts/read-ledgers'
import { signStatement } from '@concert/credentials/statement'
import { verifyPeerStatement } from '@concert/credentials/verify-peer-statement'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LedgerPeriod } from '@concert/domain/ledger/ledger-periods'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { z } from 'zod'
import type { ExchangeContext } from '#context.ts'

type Answered = Pick<LedgerAnswer, 'requestId' | 'from' | 'to' | 'issuedAt'>

/** Of what another authority is asked. */
interface Ledger<Answer extends Answered> {
  readonly path: string
  readonly asks: 'concert-ledger-request+jws' | 'concert-read-ledger-request+jws'
  readonly answers: 'concert-ledger+jws' | 'concert-read-ledger+jws'
  readonly answer: z.ZodType<Answer>
}

/** What it received of this authority. */
export const ledgerOfEnvelopes: Ledger<LedgerAnswer> = {
  path: stateLedger.path,
  asks: 'concert-ledger-request+jws',
  answers: 'concert-ledger+jws',
  answer: ledgerAnswer,
}

/** Which reads across the border with this authority it has on record. */
export const ledgerOfReads: Ledger<ReadLedgerAnswer> = {
  path: stateReads.path,
  asks: 'concert-read-ledger-request+jws',
  answers: 'concert-read-ledger+jws',
  answer: readLedgerAnswer,
}

/** `after` is the id behind which it goes on, empty for all; null asks for their count and digest only. */
interface Asked {
  readonly period: LedgerPeriod
  readonly after: string | null
  readonly now: string
}

const LATER_SECONDS = 300

/**
 * Asks another authority what it has on record of a period, and holds its answer to its signature and to the question.
 *
 * @throws RefusedRequest 503 where it gives no such answer: it is down, or of a version that knows no such ledger. That is no difference.
 */
export async function askLedger<Answer extends Answered>(
  { authority: here, trust, signer, peers }: ExchangeContext,
  peer: Authority,
  ledger: Ledger<Answer>,
  { period, after, now }: Asked,
): Promise<Answer> {
  const later = (answer: string): never => {
    const told = detail('ledger-not-stated', { authority: peer, answer })
    throw new RefusedRequest('unavailable', { detail: told, retryAfterSeconds: LATER_SECONDS })
  }
  const request = { id: randomUUID(), from: here, to: peer, issuedAt: now, period, after }
  const statement = await signStatement(ledger.asks, request, signer.at(now))
  const answer = await peers.ask(peer, ledger.path, statement)
  if (answer.outcome === 'unanswered') return later(answer.reason)
  const recipient = { here, trust, refuse: ([first]: readonly { code: string }[]) => later(first?.code ?? 'unsigned') }
  const { signedBy, payload } = await verifyPeerStatement(ledger.answers, answer.statement, ledger.answer, recipient)
  const isAnswer = signedBy === peer && payload.from === peer && payload.to === here && payload.requestId === request.id
  return isAnswer ? payload : later('an answer to another question')
}
