import { isDateOrInstant } from '@concert/credentials/period-of-validity'
import { type KeySets, type VerificationResult, verifyCredential } from '@concert/credentials/verify-credential'
import type { Command } from 'commander'
import { CommandFailed, type CommandIo, type ExitCode, exitCode, messageOf } from '#command-io.ts'
import { listKeyFiles, readKeyFiles } from '#key-files.ts'
import { readFileOrStdin } from '#read-bytes.ts'
import { fetchKeySets, fetchRegisterEntry } from '#registry-client.ts'
import { renderVerdict, verdictJson } from '#render-verdict.ts'
import { judge, type RegisterAnswer } from '#verdict.ts'

interface VerifyOptions {
  keys?: string[]
  keysDir?: string
  origin?: string
  at?: string
  json?: boolean
}

const exitCodes = `
Exit codes: 0 authentic and, as the register says, in force in one place or more, 2 altered, 3 unknown issuer,
4 authentic but not in force, 6 authentic, and the register was not asked for its present effect, 64 wrong usage,
65 not a credential, 69 the register cannot be reached or trusted.`

/** Adds `concert verify`. Without --origin it makes no network request. */
export function addVerifyCommand(program: Command, io: CommandIo, finish: (code: ExitCode) => void): void {
  program
    .command('verify')
    .description('verify a certificate; with --origin also what it is worth now in each place, else as it was issued')
    .argument('<file>', 'the credential, general JSON or compact; - for standard input')
    .option('--keys <files...>', "authorities' key sets, each named <authority>.jwks.json")
    .option('--keys-dir <folder>', 'a folder of such key sets')
    .option('--origin <url>', 'ask this register for changes of effects, and for the keys if none are given')
    .option('--at <date>', 'the date or RFC 3339 instant of the check; default: now')
    .option('--json', 'print one JSON object')
    .addHelpText('after', exitCodes)
    .action(async (file: string, options: VerifyOptions) => finish(await verify(file, options, io)))
}

async function verify(file: string, options: VerifyOptions, io: CommandIo): Promise<ExitCode> {
  const at = options.at ?? io.now().toISOString()
  if (!isDateOrInstant(at)) throw new CommandFailed(exitCode.usage, `--at ${at} is neither a date nor an instant`)
  const received = await readFileOrStdin(file, io)
  const keySets = await trustedKeys(options, io)
  // Keys that contradict each other are a fault of whoever they are from.
  const isGiven = options.keys !== undefined || options.keysDir !== undefined
  const result = await verifyWith(received, keySets, at, isGiven ? exitCode.usage : exitCode.unavailable)
  const verdict = judge(result, at, await askRegister(result, keySets, options, io))
  io.out(options.json ? verdictJson(verdict) : renderVerdict(verdict))
  return verdict.exitCode
}

/** Keys that the user gives are trusted; keys are requested from a register only if the user gives none. */
async function trustedKeys(options: VerifyOptions, io: CommandIo): Promise<KeySets> {
  const inFolder = options.keysDir === undefined ? [] : await listKeyFiles(options.keysDir)
  const files = [...(options.keys ?? []), ...inFolder]
  if (files.length > 0) return readKeyFiles(files, io)
  if (options.keysDir !== undefined) {
    throw new CommandFailed(exitCode.usage, `${options.keysDir} contains no file named <authority>.jwks.json`)
  }
  if (options.origin !== undefined) return fetchKeySets(options.origin, io)
  throw new CommandFailed(
    exitCode.usage,
    'give the authorities’ keys with --keys or --keys-dir, or a register with --origin',
  )
}

async function verifyWith(
  received: Uint8Array,
  keySets: KeySets,
  at: string,
  failure: ExitCode,
): Promise<VerificationResult> {
  try {
    return await verifyCredential(received, keySets, at)
  } catch (error) {
    throw new CommandFailed(failure, messageOf(error), { cause: error })
  }
}

async function askRegister(
  { content, certificateDigest }: VerificationResult,
  keySets: KeySets,
  { origin }: VerifyOptions,
  io: CommandIo,
): Promise<RegisterAnswer> {
  if (origin === undefined || content === undefined || certificateDigest === undefined) return { asked: false }
  const { certificateNumber } = content
  return { asked: true, entry: await fetchRegisterEntry(origin, { certificateNumber, certificateDigest }, keySets, io) }
}
