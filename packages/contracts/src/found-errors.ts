import type { ClauseId } from '@concert/domain/clauses'
import type { ParamsOf } from '@concert/domain/params'
import { violationParams } from '@concert/domain/violation-codes'
import { type FaultCode, faultParams } from './fault-codes.ts'

/** Every code that an entry of a problem's `errors` can have, with its params: rules of certification and faults of a request. */
export const errorParams = { ...violationParams, ...faultParams } as const

export type ErrorCode = keyof typeof errorParams
export const errorCodes = Object.keys(errorParams) as [ErrorCode, ...ErrorCode[]]

/** An error of one of these codes, before a language is chosen. */
export type ErrorOf<Code extends ErrorCode> = {
  readonly [One in Code]: {
    readonly pointer: string
    readonly code: One
    readonly params: ParamsOf<(typeof errorParams)[One]>
    readonly subject?: string
  }
}[Code]

/** One thing that stopped a request; a domain's violation is one, and so is a fault. */
export type FoundError = ErrorOf<ErrorCode> & { readonly clause?: ClauseId }

/**
 * One fault of a request.
 *
 * @example fault('header-repeated', '', { header: 'host' })
 */
export function fault<Code extends FaultCode>(
  code: Code,
  pointer: string,
  params: ParamsOf<(typeof faultParams)[Code]>,
  subject?: string,
): ErrorOf<Code> {
  const said = { pointer, code, params, ...(subject === undefined ? {} : { subject }) }
  // Code and params are typed by one another; the compiler cannot see that their pair is a member of the union.
  return said as unknown as ErrorOf<Code>
}
