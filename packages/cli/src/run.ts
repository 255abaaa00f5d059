import { Command, CommanderError } from 'commander'
import { addAuditCommand } from '#audit-command.ts'
import { CommandFailed, type CommandIo, type ExitCode, exitCode } from '#command-io.ts'
import { addVerifyCommand } from '#verify-command.ts'

/** Runs the `concert` command with these arguments and returns its exit code. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let result: ExitCode = exitCode.ok
  const finish = (code: ExitCode) => {
    result = code
  }
  const program = new Command('concert')
    .description('Verify certificates of the joint certification body, and its audit chains')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
  addVerifyCommand(program, io, finish)
  addAuditCommand(program, io, finish)
  try {
    await program.parseAsync(args, { from: 'user' })
    return result
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage
    if (!(error instanceof CommandFailed)) throw error
    io.err(`concert: ${error.message}\n`)
    return error.exitCode
  }
}
