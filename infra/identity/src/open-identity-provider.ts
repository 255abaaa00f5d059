import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import type { Pool } from 'pg'
import { createIdentityProvider, type IdentityProvider, type IdentityProviderOptions } from '#identity-provider.ts'
import { membersOf } from '#members.ts'
import { staffOf } from '#staff.ts'
import type { IssuerConfig } from '#people-and-clients.ts'
import { usedAssertionsIn } from '#used-assertions.ts'

export interface OpenOptions extends Omit<IdentityProviderOptions, 'authorities'> {
  readonly authorities: readonly IssuerConfig[]
  /** The address of the service `applications` inside the cells. */
  readonly applicationsUrl: string
  /** The address of the service `personnel` inside the cells. */
  readonly personnelUrl: string
}

export interface OpenedIdentityProvider extends IdentityProvider {
  /** Closes the connections of the issuers. */
  close(): Promise<void>
}

/**
 * Opens the databases of the issuers, and creates the identity provider on them.
 *
 * @throws Error as `createIdentityProvider`, and when a role could step over the walls of its database
 */
export async function openIdentityProvider(options: OpenOptions): Promise<OpenedIdentityProvider> {
  await using opening = new AsyncDisposableStack()
  const pools = options.authorities.map((one) => opening.adopt(poolOf(one, options.onError), (pool) => pool.end()))
  await Promise.all(pools.map(assertSafeDatabase))
  const provider = createIdentityProvider({
    ...options,
    authorities: options.authorities.map((one, index) => ({
      ...one,
      assertions: usedAssertionsIn(pools[index] as Pool, one.authority),
      membersFor: (own) => membersOf({ ...own, authority: one.authority, applicationsUrl: options.applicationsUrl }),
      staffFor: (own) => staffOf({ ...own, authority: one.authority, personnelUrl: options.personnelUrl }),
    })),
  })
  const opened = opening.move()
  return { ...provider, close: () => opened.disposeAsync() }
}

function poolOf({ authority, databaseUrl }: IssuerConfig, onError: OpenOptions['onError']): Pool {
  return createPool({
    connectionString: databaseUrl,
    applicationName: `identity ${authority}`,
    max: 4,
    onError: (error) => onError?.(error, authority),
  })
}
