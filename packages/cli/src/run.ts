import { Command, CommanderError } from 'commander'
import { addAuditCommand } from '#audit-command.ts'
import { addCheckDrawCommand } from '#check-draw-command.ts'
import { CommandFailed, type CommandIo, type ExitCode, exitCode } from '#command-io.ts'
import { addVerifyCommand } from '#verify-command.ts'
import manifest from '../package.json' with { type: 'json' }

/** Runs the `concert` command with these arguments and returns its exit code. With `--json` an error is one JSON object too. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let result: ExitCode = exitCode.ok
  const finish = (code: ExitCode) => {
    result = code
  }
  const isJson = args.includes('--json')
  let complaint = ''
  const program = new Command('concert')
    .description('Verify certificates of the joint certification body, its audit chains, and its draws')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: (text) => void (isJson ? (complaint += text) : io.err(text)) })
  addVerifyCommand(program, io, finish)
  addAuditCommand(program, io, finish)
  addCheckDrawCommand(program, io, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
    return result
  } catch (error) {
    const failure = failureOf(error, complaint)
    if (isJson && failure.exitCode !== exitCode.ok) io.out(`${JSON.stringify(failure)}\n`)
    else if (error instanceof CommandFailed) io.err(`concert: ${failure.error}\n`)
    return failure.exitCode
  }
}

/** @throws what was thrown, when it is neither of the two that end a command */
function failureOf(error: unknown, complaint: string): { readonly error: string; readonly exitCode: ExitCode } {
  if (error instanceof CommandFailed) return { error: error.message, exitCode: error.exitCode }
  if (!(error instanceof CommanderError)) throw error
  const said = complaint.trim().replace(/^error: /, '')
  return { error: said === '' ? error.message : said, exitCode: error.exitCode === 0 ? exitCode.ok : exitCode.usage }
}
