import type { Command } from 'commander'
import { CommandFailed, type CommandIo, type ExitCode, exitCode } from '#command-io.ts'
import { checkDraw, type CheckedDraw, drawsIn } from '#check-draw.ts'
import { readFileOrStdin } from '#read-bytes.ts'

interface CheckDrawOptions {
  published?: string
  person?: string[]
  json?: boolean
}

const exitCodes = `
Exit codes: 0 every draw that was held holds, 7 one does not, 8 none was held that had been committed to, 64 wrong usage,
65 no draws in the file.`

/** Adds `concert check-draw`. It makes no network request. */
export function addCheckDrawCommand(program: Command, io: CommandIo, finish: (code: ExitCode) => void): void {
  program
    .command('check-draw')
    .description('hold the draws of an evaluation again, with the secrets that were published after them')
    .argument('<file>', 'the evaluation as the API answers it, JSON; - for standard input')
    .option('--published <file>', 'the same, saved before the draw: what was committed to must be what was shown then')
    .option('--person <ids...>', 'say whether these people were chosen')
    .option('--json', 'print one JSON object')
    .addHelpText('after', exitCodes)
    .action(async (file: string, options: CheckDrawOptions) => finish(await check(file, options, io)))
}

async function check(file: string, options: CheckDrawOptions, io: CommandIo): Promise<ExitCode> {
  const draws = await read(file, io)
  const published = options.published === undefined ? null : await read(options.published, io)
  const checked = draws.map((draw) => checkDraw(draw, { published, persons: options.person ?? [] }))
  const code = codeOf(checked)
  io.out(options.json === true ? `${JSON.stringify({ exitCode: code, draws: checked })}\n` : checked.map(said).join(''))
  return code
}

function codeOf(checked: readonly CheckedDraw[]): ExitCode {
  if (checked.some((one) => one.faults.length > 0)) return exitCode.drawBroken
  return checked.some((one) => one.standing === 'held') ? exitCode.ok : exitCode.drawNotHeld
}

async function read(file: string, io: CommandIo) {
  const draws = drawsIn(await readFileOrStdin(file, io))
  if (draws === null) throw new CommandFailed(exitCode.notACredential, 'the file has no draws of an evaluation')
  return draws
}

const standings = {
  'to-come': 'has not been held yet',
  uncommitted: 'was held, and had not been committed to before',
  held: 'was held as it had been committed to',
} as const

function said({ standing, committedAt, faults, late, gone, persons }: CheckedDraw, index: number): string {
  const lines = [
    `draw ${index + 1}, committed ${committedAt ?? 'never'}: ${faults.length > 0 ? 'DOES NOT HOLD' : standings[standing]}`,
    ...faults.map((fault) => `  ${fault}`),
    ...(late === 0 ? [] : [`  ${late} could not be chosen yet when it was committed to, and came behind the others`]),
    ...(gone === 0 ? [] : [`  ${gone} of those it was committed to could not be chosen any more: ask why`]),
    ...persons.map(({ personId, is }) => `  ${personId}: ${is}`),
  ]
  return `${lines.join('\n')}\n`
}
