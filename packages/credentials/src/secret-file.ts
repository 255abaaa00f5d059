import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'

/**
 * Writes a file that only its owner can read, and never replaces one. The file appears under its name completely and
 * synced to disk, or not at all: a killed process or a full disk leaves no incomplete secret.
 *
 * @throws Error with code `EEXIST` when a file of that name exists
 */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    await using file = await open(draft, 'wx', 0o600)
    await file.writeFile(text)
    await file.sync()
    await link(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}
