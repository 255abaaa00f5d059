import { join } from 'node:path'
import { authorities } from '@concert/domain/jurisdictions'
import type { IssuerPopulation } from '@concert/development-identity/people-and-clients'
import type { Cast } from './cast.ts'
import { clientKeyFile, keyFile, publicKeyOf } from './provision-keys.ts'

/** Whom each authority's development issuer knows: its staff, the machine clients of its companies, its own workers. */
export async function identityPopulations(folder: string, cast: Cast): Promise<IssuerPopulation[]> {
  return Promise.all(
    authorities.map(async (authority) => ({
      authority,
      people: cast[authority].staff.map(({ id, name, functions }) => ({ id, name, functions: [...functions] })),
      clients: [
        {
          clientId: 'concert-workflows',
          kind: 'system' as const,
          keys: [await publicKeyOf(keyFile(folder, authority, 'workflows'))],
        },
        ...(await Promise.all(
          cast[authority].companies.map(async ({ clientId }) => ({
            clientId,
            kind: 'applicant' as const,
            keys: [await publicKeyOf(clientKeyFile(folder, clientId))],
          })),
        )),
      ],
    })),
  )
}

export function issuerKeysFolder(folder: string): string {
  return join(folder, 'keys', 'issuers')
}
