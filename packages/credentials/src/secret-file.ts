import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'

/**
 * Writes a file for its owner only, and never over another. It appears under its name whole and on the disk, or not at all: a
 * process that is killed, or a disk that is full, leaves no half of a secret that nobody makes anew.
 *
 * @throws Error with code `EEXIST` when there is a file of that name
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
