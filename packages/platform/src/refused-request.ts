import type { FoundError } from '@concert/contracts/found-errors'
import { type ProblemCode, type ProblemError, problemStatuses } from '@concert/contracts/problems'
import type { Refusal } from '@concert/domain/machine'
import type { Violation } from '@concert/domain/violation'
import { type Detail, detail, type RecordKind, sayDetail } from '@concert/sentences/detail'

export interface RefusalDetails {
  /** What is specific to this request. Its sentence is made when the answer is written, in the language of the caller. */
  readonly detail: Detail
  readonly errors?: readonly FoundError[]
  /** What another authority said was wrong, in its words: it was asked in the language of the caller. */
  readonly saidErrors?: readonly ProblemError[]
  readonly allowedActions?: readonly string[]
  /** The current representation and its version, for a caller whose If-Match is out of date. */
  readonly current?: unknown
  readonly currentVersion?: number
  readonly retryAfterSeconds?: number
  /** Further headers of the answer, which say what would be taken. */
  readonly headers?: Readonly<Record<string, string>>
}

/** An error that becomes a problem with its code. Errors that `foreseen` does not convert become a 500 without details. */
export class RefusedRequest extends Error {
  readonly code: ProblemCode
  readonly details: RefusalDetails

  constructor(code: ProblemCode, details: RefusalDetails, cause?: unknown) {
    super(`${code}: ${sayDetail(details.detail, 'en')}`, { cause })
    this.name = 'RefusedRequest'
    this.code = code
    this.details = details
  }

  get status(): number {
    return problemStatuses[this.code]
  }
}

/** @throws RefusedRequest 404, the same if the record does not exist and if it belongs to another caller */
export function notFound(record: RecordKind): never {
  throw new RefusedRequest('not-found', { detail: detail('record-not-found', { record }) })
}

/** The refusal of a method, 405 with `Allow` (RFC 9110 15.5.6). */
export function methodNotAllowed(method: string, allowed: string): RefusedRequest {
  const told = detail('method-not-here', { method, allowed })
  return new RefusedRequest('method-not-allowed', { detail: told, headers: { allow: allowed } })
}

/** @throws RefusedRequest 422 with each rule that is not met */
export function rulesNotMet(errors: readonly FoundError[]): never {
  throw new RefusedRequest('rules-not-met', { detail: detail('rules-not-met', { count: errors.length }), errors })
}

/** @throws RefusedRequest 409 when a quota of the client leaves no room, with what is used and what makes room */
export function requireRoom(violations: readonly Violation[]): void {
  if (violations.length > 0)
    throw new RefusedRequest('quota-reached', { detail: detail('quota-reached'), errors: violations })
}

/** @throws RefusedRequest 422 naming everything that is wrong with the signed statement in the body */
export function statementRefused(errors: readonly FoundError[]): never {
  return rulesNotMet(errors.map((error) => ({ ...error, pointer: `/statement${error.pointer}` })))
}

/** Converts a refusal of the domain into a problem of the API. */
export function refusalToProblem(refusal: Refusal): RefusedRequest {
  switch (refusal.kind) {
    case 'not-allowed': {
      const { command, status, allowed } = refusal
      const told = detail('command-not-possible', { command, status })
      return new RefusedRequest('action-not-allowed', { detail: told, allowedActions: allowed })
    }
    case 'forbidden':
      return new RefusedRequest('forbidden', { detail: detail('function-needed', { functions: refusal.needed }) })
    case 'violations': {
      const { violations: errors } = refusal
      const told = detail('rules-not-met', { count: errors.length })
      return new RefusedRequest('rules-not-met', { detail: told, errors })
    }
  }
}
