import { chmod, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { prepareDatabase } from '@concert/db/prepare-database'
import { loadEditions } from '@concert/schemes/load-edition'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { connectPostgres } from '@concert/postgres/databases'
import { writeAuditorUrls } from '../auditor-urls.ts'
import { databaseName, type Databases, loginsOf, type Plane, planes, root } from '../databases.ts'
import { issuerConfigs } from '../identity.ts'
import { provisionKeys, type Secrets, trustFolder } from '../provision-keys.ts'
import { seed } from '../seed.ts'
import type { PrepareConfig } from './config.ts'
import { keysFor, secretEnvironment, secretHolders } from './service-secrets.ts'

/** The file in a service's own folder that Node reads with `--env-file`. */
const ENVIRONMENT_FILE = 'service.env'
const DATABASE_EXISTS = '42P04'

/**
 * Prepares a deployment so that its services can start: databases, roles, migrations, the tables of the queue, keys,
 * and the cast, if one is given. Gives every service its own secrets in its own folder. It can run again: existing data
 * are kept.
 *
 * @returns the number of applied migrations
 */
export async function prepareDeployment(config: PrepareConfig): Promise<number> {
  const secrets = await provisionKeys(config.preparedFolder, config.cast)
  let applied = 0
  for (const plane of planes) {
    await ensureDatabase(config.adminUrls[plane], plane)
    applied += await preparePlane(config.adminUrls[plane], plane, secrets)
  }
  const databases: Databases = { adminUrls: config.adminUrls, description: 'given', stop: async () => undefined }
  await seed(databases, secrets, config.cast, config.preparedFolder)
  await publishTrust(config)
  for (const service of secretHolders) await handOver(service, config, secretEnvironment(service, databases, secrets))
  await writeAuditorUrls(join(config.outletsFolder, 'auditor'), databases, secrets)
  await handOverIdentity(config, databases, secrets)
  return applied
}

async function ensureDatabase(adminUrl: string, plane: Plane): Promise<void> {
  const name = new URL(adminUrl).pathname.slice(1)
  if (name !== databaseName(plane))
    throw new Error(`the database of ${plane} is called ${databaseName(plane)}, not ${name}`)
  await connectPostgres(adminUrl)
    .createDatabase(name)
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === DATABASE_EXISTS)) throw error
    })
}

async function preparePlane(adminUrl: string, plane: Plane, secrets: Secrets): Promise<number> {
  const report = await prepareDatabase({
    adminUrl,
    rolesFile: join(root, 'migrations/roles.sql'),
    migrationsFolder: join(root, 'migrations', plane === 'joint' ? 'joint' : 'cell'),
    logins: loginsOf(plane, secrets),
    editions: loadEditions(),
  })
  if (plane !== 'joint') await prepareQueueSchema(adminUrl)
  return report.applied.length
}

async function publishTrust({ preparedFolder, trustFolder: target }: PrepareConfig): Promise<void> {
  await mkdir(target, { recursive: true })
  for (const name of await readdir(trustFolder(preparedFolder))) {
    await copyFile(join(trustFolder(preparedFolder), name), join(target, name))
  }
}

async function handOver(
  service: (typeof secretHolders)[number],
  config: PrepareConfig,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = join(config.outletsFolder, service)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  await writeForOwner(join(folder, ENVIRONMENT_FILE), `${lines.join('\n')}\n`)
  for (const { from, name } of keysFor(service, config.preparedFolder)) {
    await copyFile(from, join(folder, name))
    await chmod(join(folder, name), 0o600)
  }
}

/** The development issuers receive people, workers and the URLs of their databases; they create their own keys in the same folder. */
async function handOverIdentity(
  { outletsFolder, preparedFolder, publicOrigin, cast }: PrepareConfig,
  databases: Databases,
  secrets: Secrets,
): Promise<void> {
  const folder = join(outletsFolder, 'identity')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const content = {
    origin: publicOrigin,
    keysDir: '/secrets/issuers',
    authorities: await issuerConfigs({ folder: preparedFolder, cast, databases, secrets }),
  }
  await writeForOwner(join(folder, 'identity.json'), JSON.stringify(content))
}

/** The mode passed to writeFile applies to a new file only. */
async function writeForOwner(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
  await chmod(file, 0o600)
}
