import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkKeySet } from '@concert/credentials/keys'
import { parseStrictJson } from '@concert/credentials/strict-json'
import { textOf } from '@concert/credentials/text-of-file'
import type { Authority, KeySets } from '@concert/credentials/verify-credential'
import { authority as authoritySchema } from '@concert/contracts/primitives'
import { CommandFailed, type CommandIo, type ExitCode, exitCode, messageOf, visible } from '#command-io.ts'
import { readFileOrStdin } from '#read-bytes.ts'

const suffix = '.jwks.json'

/**
 * Reads key sets from files named `<authority>.jwks.json`; the name states whose keys they are.
 *
 * @throws CommandFailed when a file has a wrong name, is unreadable or contains a key that is not acceptable
 */
export async function readKeyFiles(paths: readonly string[], io: CommandIo): Promise<KeySets> {
  const keySets: KeySets = {}
  for (const path of paths) {
    await assertFile(path)
    const name = authorityOf(path)
    if (keySets[name] !== undefined) throw new CommandFailed(exitCode.usage, `two key files for ${name}`)
    const bytes = await readFileOrStdin(path, io)
    keySets[name] = await readKeySet(bytes, path)
  }
  return keySets
}

/** The key files in a folder; other files are ignored. */
export async function listKeyFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => name.endsWith(suffix)).map((name) => join(folder, name))
  } catch (error) {
    throw new CommandFailed(exitCode.usage, `cannot read ${visible(folder)}: ${visible(messageOf(error))}`, {
      cause: error,
    })
  }
}

/** A verified key set from the bytes of a JWKS document; `failure` is the exit code if it is none. */
export async function readKeySet(bytes: Uint8Array, name: string, failure: ExitCode = exitCode.usage) {
  try {
    return await checkKeySet(parseStrictJson(textOf(bytes)))
  } catch (error) {
    throw new CommandFailed(failure, `${visible(name)}: ${visible(messageOf(error))}`, { cause: error })
  }
}

/** What waits for a writer, or is a folder, holds no keys: reading it would not end, or say nothing of why. */
async function assertFile(path: string): Promise<void> {
  if (path === '-') return
  const found = await stat(path).catch((error: unknown) => {
    throw new CommandFailed(exitCode.usage, `cannot read ${visible(path)}: ${visible(messageOf(error))}`, {
      cause: error,
    })
  })
  if (found.isFile()) return
  const remedy = found.isDirectory() ? ': a folder of key files is given with --keys-dir' : ''
  throw new CommandFailed(exitCode.usage, `${visible(path)} is not a file of keys${remedy}`)
}

function authorityOf(path: string): Authority {
  const name = basename(path)
  const parsed = authoritySchema.safeParse(name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined)
  if (parsed.success) return parsed.data
  const expected = authoritySchema.options.map((option) => option + suffix).join(', ')
  throw new CommandFailed(exitCode.usage, `${visible(path)}: the name of a key file must be its authority: ${expected}`)
}
