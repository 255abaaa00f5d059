import { addressedHere, signedBySender } from '#envelope/guards.ts'
import type { Authority } from '#jurisdictions.ts'
import type { Guard } from '#machine.ts'
import { violation } from '#violation.ts'

/** What one authority asks of another: to give one of its own people the content of a file. */
export interface ReadRequest {
  /** The authority that is asked. */
  readonly authority: Authority
  readonly requestId: string
  readonly from: Authority
  readonly to: Authority
  /** SHA-256 of the request as it was signed, in hexadecimal. */
  readonly statementDigest: string
  readonly issuedAt: string
  readonly at: string
}

export interface ReadRequestFacts {
  /** The authority whose key signed it. */
  readonly signedBy: Authority
  /** Whether a request of this sender and id was answered before. */
  readonly wasAnswered: boolean
}

type RequestGuard = Guard<null, ReadRequest, ReadRequestFacts>

const AGE_MAX_MS = 120_000
const AHEAD_MAX_MS = 60_000

/** What it says of its reader is true now, and need not be so tomorrow. By the clock of the database of whoever is asked. */
const askedJustNow: Guard<null, Pick<ReadRequest, 'issuedAt' | 'at'>, unknown> = {
  name: 'asked-just-now',
  clause: 'gbaai-border',
  check: (_state, { issuedAt, at }) => {
    const ageMs = Date.parse(at) - Date.parse(issuedAt)
    return ageMs <= AGE_MAX_MS && ageMs >= -AHEAD_MAX_MS ? [] : [violation('read-request-stale', '', { issuedAt })]
  },
  inputs: (_state, { issuedAt, at }) => ({ issuedAt, at }),
}

/** Each read is asked for on its own: who copied a request gets nothing by it. */
const askedOnce: RequestGuard = {
  name: 'asked-once',
  clause: 'gbaai-border',
  check: (_state, { requestId }, { wasAnswered }) =>
    wasAnswered ? [violation('read-request-repeated', '', { requestId })] : [],
  inputs: (_state, { requestId }, { wasAnswered }) => ({ requestId, wasAnswered }),
}

/** What must hold of a request before anything is looked up for it. */
export const readRequestGuards: readonly RequestGuard[] = [signedBySender, addressedHere, askedJustNow, askedOnce]

/** What must hold of a request to state a ledger. It may be repeated: the answer is the same. */
export const ledgerRequestGuards: readonly Guard<
  null,
  Omit<ReadRequest, 'requestId'>,
  Pick<ReadRequestFacts, 'signedBy'>
>[] = [signedBySender, addressedHere, askedJustNow]
