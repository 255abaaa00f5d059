import { listAuthorities } from '@concert/contracts/registry'
import { authorities, jurisdictionOf } from '@concert/domain/jurisdictions'
import { authorityNames } from '@concert/sentences/authorities'
import { route } from '#route.ts'

export const listAuthoritiesRoute = route.plain(listAuthorities, async () => ({
  body: {
    items: authorities.map((authority) => ({
      authority,
      jurisdiction: jurisdictionOf(authority),
      names: authorityNames[authority],
      jwksPath: `/registry/v1/authorities/${authority}/jwks.json`,
    })),
  },
}))
