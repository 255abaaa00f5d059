import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { type Databases, serviceUrl } from './databases.ts'
import type { Secrets } from './provision-keys.ts'

/** The file that `concert audit verify --database-file` reads for an authority. */
function auditorFile(folder: string, authority: Authority): string {
  return join(folder, `${authority}.url`)
}

/**
 * Writes for each cell the URL of its database for its auditor: a login role that can read the record and nothing else.
 * It is rewritten each time, because the port can change, and only its owner can read it.
 */
export async function writeAuditorUrls(folder: string, databases: Databases, secrets: Secrets): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const authority of authorities) {
    const draft = `${auditorFile(folder, authority)}.${process.pid}`
    await writeFile(draft, `${serviceUrl(databases, authority, 'auditor', secrets)}\n`, { mode: 0o600 })
    await chmod(draft, 0o600)
    await rename(draft, auditorFile(folder, authority))
  }
}
