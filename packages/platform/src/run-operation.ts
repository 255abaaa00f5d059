import { createHash } from 'node:crypto'
import type { OperationShape } from '@concert/contracts/operation'
import { authorisationsOf } from '@concert/db/authorisations'
import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { claimIdempotencyKey, type IdempotencyClaim, keepAnswer, type StoredAnswer } from '@concert/db/idempotency'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Role, staffRoles } from '@concert/domain/roles'
import { detail } from '@concert/sentences/detail'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { Actor, Caller } from './caller.ts'
import { declaredStatus } from './declared-statuses.ts'
import type { Answer } from './operation-route.ts'
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
  /** What makes two requests the same: method, path and body. */
  readonly fingerprint: string
}

/** What goes out: a fresh answer, or one kept under the same Idempotency-Key. */
export interface Outcome {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly replayed: boolean
}

/** A refusal as it is kept for repetitions: without a sentence, so that each is answered in the language it asks for. */
interface KeptRefusal extends Pick<RefusedRequest, 'code' | 'details'> {
  readonly traceId: string
}

/** The roles in which this kind of caller may call the operation at all; empty when none. */
export function rolesAllowed(operation: OperationShape, caller: Caller): Role[] {
  const allowed: readonly string[] = operation.callers
  switch (caller.kind) {
    case 'applicant':
      return allowed.includes('applicant') ? ['applicant'] : []
    case 'system':
      return allowed.includes('system') ? ['system'] : []
    case 'staff':
      return staffRoles.filter((role) => allowed.includes(role))
    case 'anonymous':
      return []
  }
}

/** Runs work in the transaction of a caller: its wall, and for staff the authorisations in force now. */
export function inCallersTransaction<Result>(
  run: Pick<Run, 'operation' | 'authority' | 'pool' | 'caller'>,
  work: (transaction: Transaction, actor: Actor) => Promise<Result>,
): Promise<Result> {
  const wall = { authority: run.authority, applicant: run.caller.kind === 'applicant' ? run.caller.id : '*' }
  return withAuthority(run.pool, wall, async (transaction) => work(transaction, await actorOf(transaction, run)))
}

async function actorOf(transaction: Transaction, run: Pick<Run, 'operation' | 'caller'>): Promise<Actor> {
  const roles = rolesAllowed(run.operation, run.caller)
  if (run.caller.kind !== 'staff') return { id: run.caller.id, roles, authorisations: [] }
  const authorisations = await authorisationsOf(transaction, run.caller.id, roles)
  if (authorisations.length === 0) {
    throw new RefusedRequest('forbidden', {
      detail: detail('authorisation-needed', { functions: roles, caller: run.caller.id }),
    })
  }
  const held = new Set(authorisations.map((authorisation) => authorisation.function))
  return { id: run.caller.id, roles: roles.filter((role) => held.has(role)), authorisations }
}

/**
 * Runs a transactional operation. With an Idempotency-Key the answer is kept in the transaction that has the effect, so that a
 * repetition finds either both or neither; a refusal or failure is kept on its own after the rollback.
 */
export async function runOperation(
  run: Run,
  handle: (transaction: Transaction, actor: Actor) => Promise<Answer<unknown>>,
): Promise<Outcome> {
  const claim = claimOf(run)
  try {
    return await inCallersTransaction(run, async (transaction, actor) => {
      const before = claim === undefined ? undefined : await answeredBefore(transaction, claim, run.scene)
      if (before !== undefined) return before
      const answer = await handle(transaction, actor)
      const outcome = outcomeOf(run.operation, answer)
      if (claim !== undefined) await keepAnswer(transaction, claim, kept(outcome))
      return outcome
    })
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

async function answeredBefore(
  transaction: Transaction,
  claim: IdempotencyClaim,
  scene: ProblemScene,
): Promise<Outcome | undefined> {
  const found = await claimIdempotencyKey(transaction, claim)
  switch (found.outcome) {
    case 'fresh':
      return undefined
    case 'answered':
      return replayed(found.answer, scene)
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

/** The first answer, word for word, with the trace of the first request; only the language may be another. */
function replayed({ status, response, etag }: StoredAnswer, scene: ProblemScene): Outcome {
  if (status < 400) return { status, body: response, headers: etagHeader(etag), replayed: true }
  const { code, details, traceId } = response as KeptRefusal
  const { problem } = problemOf(new RefusedRequest(code, details), { ...scene, traceId })
  return { status, body: problem, headers: languageHeaders(scene), replayed: true }
}

function etagHeader(etag: string | null): Outcome['headers'] {
  return etag === null ? {} : { etag }
}

/** Holds the answer against the contract while its effect can still be rolled back, and before it is kept for repetitions. */
function outcomeOf(operation: OperationShape, answer: Answer<unknown>): Outcome {
  const encoded = z.safeEncode(operation.success.body, answer.body)
  if (!encoded.success) {
    throw new Error(`the answer of ${operation.id} is not what its contract says`, { cause: encoded.error })
  }
  const headers = etagHeader(answer.version === undefined ? null : etagOf(answer.version))
  return { status: declaredStatus(operation, answer.status), body: encoded.data, headers, replayed: false }
}

function kept(outcome: Outcome) {
  return { status: outcome.status, response: outcome.body, etag: outcome.headers['etag'] ?? null }
}

/** What never began (the key itself was refused, the caller has no function) and what may pass by itself. */
const NOT_SETTLED = new Set(['idempotency-key-reused', 'idempotency-in-progress', 'forbidden', 'unavailable'])

/**
 * After the rollback: the answer of the same request where one was kept meanwhile, since that one's effect is why this one was
 * refused. Otherwise nothing, and the refusal is kept for the next repetition. Version mismatches are not kept: the client recovers
 * by re-reading. Nor are refusals of a workflow: it repeats the call with the same key after the cause was removed.
 */
async function settleFailure(run: Run, claim: IdempotencyClaim, error: unknown): Promise<Outcome | undefined> {
  const { refused } = refusalOf(error)
  const { code, details, status } = refused
  if (NOT_SETTLED.has(code)) return undefined
  const isKept = code !== 'version-mismatch' && run.caller.kind !== 'system'
  const wall = { authority: run.authority, applicant: '*' }
  return withAuthority(run.pool, wall, async (transaction) => {
    const found = await claimIdempotencyKey(transaction, claim)
    if (found.outcome === 'answered') return replayed(found.answer, run.scene)
    if (found.outcome === 'fresh' && isKept) {
      const response: KeptRefusal = { code, details, traceId: run.scene.traceId }
      await keepAnswer(transaction, claim, { status, response, etag: null })
    }
    return undefined
  }).catch(() => undefined)
}
