import { authorities, type Authority, recordOf } from '@concert/domain/jurisdictions'
import type { Sentence } from './sentence.ts'

/** The authorities as the register names them. They are reference tenants, and say so wherever they are named. */
export const authorityNames = Object.fromEntries(
  authorities.map((authority) => [authority, recordOf(authority).names]),
) as Readonly<Record<Authority, Sentence>>
