import { createHash } from 'node:crypto'
import type { OperationShape } from '@concert/contracts/operation'
import {
  type Authorisation,
  authorisationsIn,
  authorisationsOfAccount,
  personIn,
  personOfAccount,
} from '@concert/db/authorisations'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import {
  claimIdempotencyKey,
  type ClaimOutcome,
  claimStatement,
  type IdempotencyClaim,
  keepAnswer,
  outcomeOfClaim,
  type StoredAnswer,
} from '@concert/db/idempotency'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Role, staffRoles } from '@concert/domain/roles'
import { detail } from '@concert/sentences/detail'
import type { Pool, QueryConfig, QueryResult } from 'pg'
import { answerText } from './answer-text.ts'
import type { Actor, Caller } from './caller.ts'
import { declaredStatus } from './declared-statuses.ts'
import type { Answer, PreparedAnswer } from './operation-route.ts'
import { etagOf } from './preconditions.ts'
import { RefusedRequest } from './refused-request.ts'
import { languageHeaders, problemOf, type ProblemScene, refusalOf } from './render-problem.ts'

export interface Run {
  readonly operation: OperationShape
  readonly authority: Authority
  readonly pool: Pool
  readonly caller: Caller
  readonly scene: ProblemScene
  readonly idempotencyKey: string | undefined
  /** Two requests with the same method, URL, If-Match and body are the same request. */
  readonly fingerprint: string
}

/** The answer that is sent: a fresh answer, or the text that was kept under the same Idempotency-Key. */
export interface Outcome {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly replayed: boolean
}

/** A refusal as it is kept for repetitions: without sentences, so that each repetition gets the language that it asks for. */
interface KeptRefusal extends Pick<RefusedRequest, 'code' | 'details'> {
  readonly traceId: string
}

/** Whether this kind of caller may call the operation, before the authorisations of a person are read. */
export function mayCall(operation: OperationShape, caller: Caller): boolean {
  return caller.kind === 'issuer' ? operation.callers.includes('issuer') : rolesAllowed(operation, caller).length > 0
}

/** The roles in which this kind of caller may act by the operation. An issuer has none: it reads. */
function rolesAllowed(operation: OperationShape, caller: Caller): Role[] {
  const allowed: readonly string[] = operation.callers
  switch (caller.kind) {
    case 'applicant':
      return allowed.includes('applicant') ? ['applicant'] : []
    case 'system':
      return allowed.includes('system') ? ['system'] : []
    case 'staff':
      return [...staffRoles, 'staff-member' as const].filter((role) => allowed.includes(role))
    case 'issuer':
    case 'anonymous':
      return []
  }
}

/**
 * Runs work in a transaction that sees only the authority of the caller, and for an applicant only its own records, with the current
 * authorisations of staff. Their query, the claim of an Idempotency-Key if `claiming` is given, and the statements of `first` are sent together
 * with the beginning of the transaction.
 */
export function inCallersTransaction<Result>(
  run: Pick<Run, 'operation' | 'authority' | 'pool' | 'caller'>,
  work: (
    transaction: Transaction,
    actor: Actor,
    claimed: ClaimOutcome,
    answers: readonly QueryResult[],
  ) => Promise<Result>,
  claiming?: IdempotencyClaim,
  first: readonly QueryConfig[] = [],
): Promise<Result> {
  const { authority, pool, caller } = run
  const wall = { authority, applicant: caller.kind === 'applicant' ? caller.id : '*' }
  const roles = rolesAllowed(run.operation, caller)
  const isOwn = roles.includes('staff-member')
  const asking = isOwn ? personOfAccount(authority, caller.id) : authorisationsOfAccount(authority, caller.id, roles)
  const asked = caller.kind === 'staff' ? [asking] : []
  const claim = claiming === undefined ? [] : [claimStatement(claiming)]
  return withAuthority(
    pool,
    wall,
    async (transaction, answers) => {
      const known = answers.slice(0, asked.length)
      const sent = asked.length + claim.length
      const claimed = answers.slice(asked.length, sent).map(outcomeOfClaim)[0] ?? { outcome: 'fresh' }
      const actor = isOwn
        ? themselves(caller, known.flatMap(personIn))
        : actorOf(caller, roles, known.flatMap(authorisationsIn))
      return work(transaction, actor, claimed, answers.slice(sent))
    },
    [...asked, ...claim, ...first],
  )
}

function actorOf(caller: Caller, roles: readonly Role[], authorisations: readonly Authorisation[]): Actor {
  if (caller.kind !== 'staff') return { id: caller.id, roles, authorisations: [] }
  const [first] = authorisations
  if (first === undefined) {
    throw new RefusedRequest('forbidden', {
      detail: detail('authorisation-needed', { functions: roles, caller: caller.id }),
    })
  }
  const held = new Set(authorisations.map((authorisation) => authorisation.function))
  // The natural person, whichever account signed in: what people may not do twice they do not do by a second account.
  return { id: first.personId, roles: roles.filter((role) => held.has(role)), authorisations }
}

/** The natural person who signed in, in what is their own: whatever they are authorised for plays no part. */
function themselves(caller: Caller, [personId]: readonly string[]): Actor {
  if (personId === undefined) {
    throw new RefusedRequest('forbidden', { detail: detail('account-of-nobody', { caller: caller.id }) })
  }
  return { id: personId, roles: ['staff-member'], authorisations: [] }
}

/**
 * Runs a transactional operation. With an Idempotency-Key, the answer is kept in the same transaction as the effect, so that a
 * repetition finds both or neither. A refusal or failure is kept in its own transaction after the rollback.
 */
export async function runOperation(
  run: Run,
  handle: (transaction: Transaction, actor: Actor) => Promise<Answer<unknown>>,
): Promise<Outcome> {
  const claim = claimOf(run)
  try {
    const work = async (transaction: Transaction, actor: Actor, claimed: ClaimOutcome): Promise<Outcome> => {
      const before = answeredBefore(claimed, run.scene)
      if (before !== undefined) return before
      const outcome = outcomeOf(run.operation, await handle(transaction, actor))
      if (claim !== undefined) {
        const { status, text, headers } = outcome
        await keepAnswer(transaction, claim, { status, text, etag: headers['etag'] ?? null })
      }
      return outcome
    }
    return await inCallersTransaction(run, work, claim)
  } catch (error) {
    const before = claim === undefined ? undefined : await settleFailure(run, claim, error)
    if (before === undefined) throw error
    return before
  }
}

function claimOf(run: Run): IdempotencyClaim | undefined {
  if (run.idempotencyKey === undefined || run.operation.method !== 'POST') return undefined
  return {
    service: run.operation.service,
    caller: `${run.caller.kind}:${run.caller.id}`,
    key: run.idempotencyKey,
    requestHash: createHash('sha256').update(run.fingerprint).digest(),
  }
}

function answeredBefore(claimed: ClaimOutcome, scene: ProblemScene): Outcome | undefined {
  switch (claimed.outcome) {
    case 'fresh':
      return undefined
    case 'answered':
      return replayed(claimed.answer, scene)
    case 'other-request':
      throw new RefusedRequest('idempotency-key-reused', {
        detail: detail('key-reused'),
      })
    case 'in-progress':
      throw new RefusedRequest('idempotency-in-progress', {
        detail: detail('request-in-progress'),
        retryAfterSeconds: 1,
      })
  }
}

/** The first answer, unchanged, with the trace of the first request. Only the language of a refusal may differ. */
function replayed({ status, text, etag }: StoredAnswer, scene: ProblemScene): Outcome {
  if (status < 400) return { status, text, headers: etagHeader(etag), replayed: true }
  const { code, details, traceId }: KeptRefusal = JSON.parse(text)
  const { problem } = problemOf(new RefusedRequest(code, details), { ...scene, traceId })
  return { status, text: JSON.stringify(problem), headers: languageHeaders(scene), replayed: true }
}

function etagHeader(etag: string | null): Outcome['headers'] {
  return etag === null ? {} : { etag }
}

export function outcomeOf(operation: OperationShape, answer: Answer<unknown> | PreparedAnswer): Outcome {
  const headers = etagHeader(answer.version === undefined ? null : etagOf(answer.version))
  const status = declaredStatus(operation, answer.status)
  return { status, text: answerText(operation, answer), headers, replayed: false }
}

/** Not kept: refusals of the key or of a caller without a function, and what may pass: failures, and a quota. */
const NOT_SETTLED = new Set([
  'idempotency-key-reused',
  'idempotency-in-progress',
  'forbidden',
  'quota-reached',
  'unavailable',
])

const NOT_KEPT_FOR: ReadonlySet<Caller['kind']> = new Set(['system', 'anonymous'])

/**
 * Runs after the rollback. Returns the answer of the same request if it was kept in the meantime: the effect of that request
 * caused this refusal. Otherwise keeps the refusal. Version mismatches are not kept: the client recovers by re-reading.
 * Refusals of a workflow are not kept: it repeats the call with the same key after the cause is removed. Nor are those of whom nobody knows:
 * whoever has no token stores nothing by being refused.
 */
async function settleFailure(run: Run, claim: IdempotencyClaim, error: unknown): Promise<Outcome | undefined> {
  const { refused } = refusalOf(error)
  const { code, details, status } = refused
  if (NOT_SETTLED.has(code)) return undefined
  const isKept = code !== 'version-mismatch' && !NOT_KEPT_FOR.has(run.caller.kind)
  const wall = { authority: run.authority, applicant: '*' }
  return withAuthority(run.pool, wall, async (transaction) => {
    const found = await claimIdempotencyKey(transaction, claim)
    if (found.outcome === 'answered') return replayed(found.answer, run.scene)
    // The rollback takes the claim back: nothing stays under a key whose refusal is not kept.
    if (found.outcome !== 'fresh' || !isKept) throw refused
    const kept: KeptRefusal = { code, details, traceId: run.scene.traceId }
    await keepAnswer(transaction, claim, { status, text: JSON.stringify(kept), etag: null })
    return undefined
  }).catch(() => undefined)
}
