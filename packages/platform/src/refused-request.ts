import { problemCatalogue, type ProblemCode, type ProblemError } from '@concert/contracts/problems'
import type { Refusal } from '@concert/domain/machine'

export interface RefusalDetails {
  readonly detail: string
  readonly errors?: readonly ProblemError[]
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
    super(`${code}: ${details.detail}`, { cause })
    this.name = 'RefusedRequest'
    this.code = code
    this.details = details
  }

  get status(): number {
    return problemCatalogue[this.code].status
  }
}

/** @throws RefusedRequest 404, the same for what does not exist and for what belongs to somebody else */
export function notFound(what: string): never {
  throw new RefusedRequest('not-found', { detail: `There is no such ${what} here.` })
}

/** @throws RefusedRequest 422 naming each rule that is not met */
export function rulesNotMet(detail: string, errors: readonly ProblemError[]): never {
  throw new RefusedRequest('rules-not-met', { detail, errors })
}

/** Says a refusal of the domain in the API's words. */
export function refusalToProblem(refusal: Refusal): RefusedRequest {
  switch (refusal.kind) {
    case 'not-allowed':
      return new RefusedRequest('action-not-allowed', {
        detail: `${refusal.command} is not possible while the status is ${refusal.status}.`,
        allowedActions: refusal.allowed,
      })
    case 'forbidden':
      return new RefusedRequest('forbidden', { detail: `This needs the function ${refusal.needed.join(' or ')}.` })
    case 'violations':
      return new RefusedRequest('rules-not-met', {
        detail: `${refusal.violations.length} ${refusal.violations.length === 1 ? 'rule is' : 'rules are'} not met.`,
        errors: refusal.violations,
      })
  }
}
