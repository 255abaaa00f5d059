import type { FoundError } from '@concert/contracts/found-errors'
import { type ProblemCode, problemStatuses } from '@concert/contracts/problems'
import type { Refusal } from '@concert/domain/machine'
import { type Detail, detail, type RecordKind, sayDetail } from '@concert/sentences/detail'

export interface RefusalDetails {
  /** What is said of this one request; its sentence is chosen when the answer is written, in the language of the reader. */
  readonly detail: Detail
  readonly errors?: readonly FoundError[]
  readonly allowedActions?: readonly string[]
  /** The present representation, for a caller whose If-Match is stale, with its version. */
  readonly current?: unknown
  readonly currentVersion?: number
  readonly retryAfterSeconds?: number
}

/** The one error that becomes a problem of a known code; everything else that is thrown becomes an opaque 500. */
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

/** @throws RefusedRequest 404, the same for what does not exist and for what belongs to somebody else */
export function notFound(record: RecordKind): never {
  throw new RefusedRequest('not-found', { detail: detail('record-not-found', { record }) })
}

/** @throws RefusedRequest 422 naming each rule that is not met */
export function rulesNotMet(errors: readonly FoundError[]): never {
  throw new RefusedRequest('rules-not-met', { detail: detail('rules-not-met', { count: errors.length }), errors })
}

/** @throws RefusedRequest 422 naming everything that is wrong with the signed statement in the body */
export function statementRefused(errors: readonly FoundError[]): never {
  return rulesNotMet(errors.map((error) => ({ ...error, pointer: `/statement${error.pointer}` })))
}

/** Says a refusal of the domain in the API's words. */
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
