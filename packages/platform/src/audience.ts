import type { Service } from '@concert/contracts/operation'
import type { Authority } from '@concert/domain/jurisdictions'

/**
 * The audience of the tokens for one service of one authority. A service is shown tokens by whoever calls it, so a token that opens
 * one service opens no other.
 */
export function audienceOf(authority: Authority | '{authority}', service: Service): string {
  return `urn:concert:cell:${authority}:${service}`
}
