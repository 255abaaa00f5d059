import { createHmac } from 'node:crypto'
import { cellServices } from '@concert/db/prepare-database'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { type Databases, serviceUrl } from '../databases.ts'
import { keyFile, type Secrets } from '../provision-keys.ts'
import { databaseVariable } from './config.ts'

/** The services that are handed secrets: those with a login role of their own. */
export const secretHolders = [...cellServices, 'registry'] as const
export type SecretHolder = (typeof secretHolders)[number]

/** Services whose lists are cut into pages; the key signs the cursors. */
const signsCursors = new Set<SecretHolder>(['applications', 'evidence', 'reviews', 'registry'])

/** The one kind of signing key a service holds, if it holds any. */
const keyOf: Readonly<Partial<Record<SecretHolder, 'certificate' | 'exchange' | 'workflows'>>> = {
  certificates: 'certificate',
  exchange: 'exchange',
  workflows: 'workflows',
}

/** What may not stand in docker-compose.yml: the variables of one service that carry a secret. */
export function secretEnvironment(
  service: SecretHolder,
  databases: Databases,
  secrets: Secrets,
): Record<string, string> {
  const password = passwordOf(service, secrets)
  const planes = service === 'registry' ? (['joint'] as const) : authorities
  return {
    ...Object.fromEntries(
      planes.map((plane) => [databaseVariable(plane), serviceUrl(databases, plane, service, password)]),
    ),
    ...(signsCursors.has(service)
      ? { CONCERT_CURSOR_KEY: derived(secrets.cursorKey, `cursors of ${service}`, 'hex') }
      : {}),
  }
}

/** The password of a service's login roles, or of the auditors'. Each knows its own only, so none can log in as another. */
export function passwordOf(service: SecretHolder | 'auditor', secrets: Secrets): string {
  return derived(secrets.databasePassword, `login of ${service}`, 'base64url')
}

function derived(secret: string, purpose: string, encoding: 'hex' | 'base64url'): string {
  return createHmac('sha256', secret).update(purpose).digest(encoding)
}

export interface KeyCopy {
  readonly authority: Authority
  readonly from: string
  /** The name of the file in the service's own folder. */
  readonly name: string
}

/** The private keys one service is handed, from where they are kept: one an authority, of its one purpose. */
export function keysFor(service: SecretHolder, preparedFolder: string): KeyCopy[] {
  const purpose = keyOf[service]
  if (purpose === undefined) return []
  return authorities.map((authority) => ({
    authority,
    from: keyFile(preparedFolder, authority, purpose),
    name: `${authority}.${purpose}.jwk`,
  }))
}
