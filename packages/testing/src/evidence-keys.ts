import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authorities, type Authority } from '@concert/domain/jurisdictions'

/** The file with the keys of an authority's evidence. */
export function evidenceKeyFile(folder: string, authority: Authority): string {
  return join(folder, `${authority}.evidence.keys`)
}

/** Makes a key for the evidence of every authority. */
export async function makeEvidenceKeys(folder: string): Promise<void> {
  for (const authority of authorities) {
    await writeFile(evidenceKeyFile(folder, authority), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  }
}
