import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { CredentialRefused } from '#refusal.ts'

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

/**
 * Reads a file that only its owner can read.
 *
 * @throws CredentialRefused `key-file-refused` when anyone else may read it
 */
export async function readSecretFile(path: string): Promise<Buffer> {
  // Permissions are read from the opened file, not from the path, which could be replaced between the two.
  await using file = await open(path, 'r')
  const { mode } = await file.stat()
  if ((mode & 0o077) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, '0')
    throw new CredentialRefused('key-file-refused', `${path} is readable by others (${shown}); chmod 600 it`)
  }
  return file.readFile()
}
