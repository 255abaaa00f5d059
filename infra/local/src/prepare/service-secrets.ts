import { cellServices } from '@concert/db/prepare-database'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { variableOf } from '@concert/platform/config'
import { type Databases, serviceUrl } from '../databases.ts'
import { derivedSecret } from '../login-passwords.ts'
import { lodgementKeyOf } from '../lodgement-key.ts'
import { evidenceKeyFile, keyFile, type Secrets } from '../provision-keys.ts'
import { databaseVariable } from './config.ts'

/** The services that receive secrets: those with a login role. */
export const secretHolders = [...cellServices, 'registry'] as const
export type SecretHolder = (typeof secretHolders)[number]

/** Services with paged lists; the key signs the cursors. */
const signsCursors = new Set<SecretHolder>(['applications', 'evidence', 'personnel', 'reviews', 'exchange', 'registry'])

/** The one kind of signing key of a service, if it has any. */
const keyOf: Readonly<Partial<Record<SecretHolder, 'certificate' | 'exchange' | 'workflows'>>> = {
  certificates: 'certificate',
  exchange: 'exchange',
  workflows: 'workflows',
}

/** The variables of one service that contain a secret and so cannot be in docker-compose.yml. */
export function secretEnvironment(
  service: SecretHolder,
  databases: Databases,
  secrets: Secrets,
): Record<string, string> {
  const planes = service === 'registry' ? (['joint'] as const) : authorities
  return {
    ...Object.fromEntries(
      planes.map((plane) => [databaseVariable(plane), serviceUrl(databases, plane, service, secrets)]),
    ),
    // The process of `workflows` runs the watch, as a login of its own.
    ...(service === 'workflows'
      ? Object.fromEntries(
          authorities.map((authority) => [
            variableOf('WATCH_DATABASE_URL', authority),
            serviceUrl(databases, authority, 'watch', secrets),
          ]),
        )
      : {}),
    ...(signsCursors.has(service)
      ? { CONCERT_CURSOR_KEY: derivedSecret(secrets.cursorKey, `cursors of ${service}`, 'hex') }
      : {}),
    ...(service === 'applications' ? { CONCERT_LODGEMENT_KEY: lodgementKeyOf(secrets) } : {}),
  }
}

export interface KeyCopy {
  readonly authority: Authority
  readonly from: string
  /** The name of the file in the service's own folder. */
  readonly name: string
}

/** The secret keys of one service and their source: one per authority, for its one purpose. */
export function keysFor(service: SecretHolder, preparedFolder: string): KeyCopy[] {
  if (service === 'evidence')
    return authorities.map((authority) => ({
      authority,
      from: evidenceKeyFile(preparedFolder, authority),
      name: `${authority}.evidence.keys`,
    }))
  const purpose = keyOf[service]
  if (purpose === undefined) return []
  return authorities.map((authority) => ({
    authority,
    from: keyFile(preparedFolder, authority, purpose),
    name: `${authority}.${purpose}.jwk`,
  }))
}
