import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeSecretFile } from '#secret-file.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-secret-'))
  file = join(folder, 'secret')
})
afterEach(() => rm(folder, { recursive: true }))

describe('a secret file', () => {
  test('is for its owner, is never written over, and leaves nothing beside it', async () => {
    await writeSecretFile(file, 'first')
    expect((await stat(file)).mode & 0o777).toBe(constants.S_IRUSR | constants.S_IWUSR)
    await expect(writeSecretFile(file, 'second')).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(file, 'utf8')).toBe('first')
    expect(await readdir(folder)).toEqual(['secret'])
  })

  test('is not there when its writer was killed while it wrote', async () => {
    // The limit on the file size ends the write after some of the bytes, like a full disk or a kill.
    const script = `
      import { writeSecretFile } from ${JSON.stringify(join(import.meta.dirname, 'secret-file.ts'))}
      await writeSecretFile(${JSON.stringify(file)}, 'x'.repeat(100_000))`
    const child = spawn('sh', ['-c', `ulimit -f 8; exec "${process.execPath}" --input-type=module -e "$0"`, script], {
      stdio: 'ignore',
    })
    const [code] = await once(child, 'exit')
    expect(code).not.toBe(0)
    expect(await readdir(folder)).not.toContain('secret')
    await writeSecretFile(file, 'whole')
    expect(await readFile(file, 'utf8')).toBe('whole')
  })
})
