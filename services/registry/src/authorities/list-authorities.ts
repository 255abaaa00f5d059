import { operations } from '@concert/contracts/operations'
import { authorities, jurisdictionOf } from '@concert/domain/jurisdictions'
import { plain } from '@concert/platform/operation-route'
import { authorityNames } from '@concert/sentences/authorities'

/** The authorities of the body, with where their public keys are. */
export const listAuthorities = plain(operations.listAuthorities, async () => ({
  body: {
    items: authorities.map((authority) => ({
      authority,
      jurisdiction: jurisdictionOf(authority),
      names: authorityNames[authority],
      jwksPath: `/registry/v1/authorities/${authority}/jwks.json`,
    })),
  },
}))
