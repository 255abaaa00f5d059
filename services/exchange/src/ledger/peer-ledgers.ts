import { randomUUID } from 'node:crypto'
import { ledgerAnswer, type LedgerAnswer, type LedgerRequest, stateLedger } from '@concert/contracts/ledgers'
import { signStatement } from '@concert/credentials/statement'
import { verifyPeerStatement } from '@concert/credentials/verify-peer-statement'
import type { Authority } from '@concert/domain/jurisdictions'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ExchangeContext } from '#context.ts'

type Asked = Pick<LedgerRequest, 'period' | 'after'> & { readonly now: string }

const LATER_SECONDS = 300

/**
 * Asks another authority what it received from this one, and holds its answer to its signature and to the question.
 *
 * @throws RefusedRequest 503 where it gives no such answer: it is down, or of a version that knows no ledgers. That is no difference.
 */
export async function askLedger(
  { authority: here, trust, signer, peers }: ExchangeContext,
  peer: Authority,
  { period, after, now }: Asked,
): Promise<LedgerAnswer> {
  const later = (answer: string): never => {
    const told = detail('ledger-not-stated', { authority: peer, answer })
    throw new RefusedRequest('unavailable', { detail: told, retryAfterSeconds: LATER_SECONDS })
  }
  const request: LedgerRequest = { id: randomUUID(), from: here, to: peer, issuedAt: now, period, after }
  const statement = await signStatement('concert-ledger-request+jws', request, signer.at(now))
  const answer = await peers.ask(peer, stateLedger.path, statement)
  if (answer.outcome === 'unanswered') return later(answer.reason)
  const recipient = { here, trust, refuse: ([first]: readonly { code: string }[]) => later(first?.code ?? 'unsigned') }
  const { signedBy, payload } = await verifyPeerStatement(
    'concert-ledger+jws',
    answer.statement,
    ledgerAnswer,
    recipient,
  )
  const isAnswer = signedBy === peer && payload.from === peer && payload.to === here && payload.requestId === request.id
  return isAnswer ? payload : later('an answer to another question')
}
