import { join } from 'node:path'
import { authorities } from '@concert/domain/jurisdictions'
import type { IssuerConfig } from '@concert/development-identity/people-and-clients'
import { serviceUrl } from './databases.ts'
import type { Machine } from './environment.ts'
import { keyFile, publicKeyOf } from './provision-keys.ts'

/**
 * What each authority's development issuer is told: its staff, its own workers, and its database. Companies are records of
 * `applications`.
 */
export async function issuerConfigs({
  folder,
  cast,
  databases,
  secrets,
}: Pick<Machine, 'folder' | 'cast' | 'databases' | 'secrets'>): Promise<IssuerConfig[]> {
  return Promise.all(
    authorities.map(async (authority) => ({
      authority,
      databaseUrl: serviceUrl(databases, authority, 'identity', secrets),
      people: [
        ...cast[authority].staff.map(({ id, name, functions }) => ({ id, name, functions: [...functions] })),
        ...cast[authority].visitors.map(({ id, name }) => ({ id, name, functions: [] })),
      ],
      clients: [
        {
          clientId: 'concert-workflows',
          keys: [await publicKeyOf(keyFile(folder, authority, 'workflows'))],
        },
      ],
    })),
  )
}

export function issuerKeysFolder(folder: string): string {
  return join(folder, 'keys', 'issuers')
}
