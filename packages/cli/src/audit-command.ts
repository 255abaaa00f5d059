import { readFileSync } from 'node:fs'
import { authority as authoritySchema } from '@concert/contracts/primitives'
import type { Command } from 'commander'
import { AnotherDatabase } from '#assert-database-of.ts'
import { withAuditLog } from '#audit-store.ts'
import { checkAuditLog, checkRecord, type LogResult, type RecordResult } from '#check-audit-log.ts'
import { CommandFailed, type CommandIo, type ExitCode, exitCode, messageOf } from '#command-io.ts'

interface AuditOptions {
  database?: string
  databaseFile?: string
  authority: string
  json?: boolean
  logOnly?: boolean
}

/** Adds `concert audit verify`. */
export function addAuditCommand(program: Command, io: CommandIo, finish: (code: ExitCode) => void): void {
  program
    .command('audit')
    .description('work with audit logs')
    .command('verify')
    .description(
      "check an authority's audit chain, that every line is in it once or waits, the events and receipts of each line, and " +
        'that what is stored of every case is what its events give',
    )
    .option('--database <url>', "connection string of the authority's cell")
    .option(
      '--database-file <path>',
      'file that contains the connection string, so that no process list shows its password',
    )
    .requiredOption('--authority <code>', `one of ${authoritySchema.options.join(', ')}`)
    .option('--log-only', 'leave out the cases: only the chain and what was recorded with its lines')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExit codes: 0 intact, 1 broken, 5 the database is not that of the authority, 64 wrong usage, 69 the database cannot be read.',
    )
    .action(async (options: AuditOptions) => finish(await verifyAudit(options, io)))
}

async function verifyAudit(
  { authority, json, logOnly = false, ...where }: AuditOptions,
  io: CommandIo,
): Promise<ExitCode> {
  if (!authoritySchema.safeParse(authority).success) {
    throw new CommandFailed(
      exitCode.usage,
      `${authority} is not an authority; give one of ${authoritySchema.options.join(', ')}`,
    )
  }
  const result = await check(connectionString(where), authority, logOnly)
  io.out(json ? toJson(authority, result) : toSentence(authority, result))
  return result.intact ? exitCode.ok : exitCode.auditBroken
}

function connectionString({ database, databaseFile }: Pick<AuditOptions, 'database' | 'databaseFile'>): string {
  if (database !== undefined && databaseFile === undefined) return database
  if (database !== undefined || databaseFile === undefined) {
    throw new CommandFailed(exitCode.usage, 'give either --database <url> or --database-file <path>')
  }
  try {
    return readFileSync(databaseFile, 'utf8').trim()
  } catch (error) {
    throw new CommandFailed(exitCode.usage, `cannot read --database-file: ${messageOf(error)}`, { cause: error })
  }
}

async function check(database: string, authority: string, logOnly: boolean): Promise<LogResult | RecordResult> {
  try {
    return await withAuditLog<LogResult | RecordResult>(database, authority, logOnly ? checkAuditLog : checkRecord)
  } catch (error) {
    if (error instanceof AnotherDatabase) {
      throw new CommandFailed(exitCode.anotherDatabase, error.message, { cause: error })
    }
    throw new CommandFailed(exitCode.unavailable, `cannot read the audit log: ${messageOf(error)}`, { cause: error })
  }
}

function toSentence(authority: string, result: LogResult | RecordResult): string {
  if ('unfolded' in result) {
    const { stream, streamId, why } = result.unfolded
    return `The audit chain of ${authority} is intact, but ${stream} ${streamId} is not what its events give: ${why}.\n`
  }
  if (!result.intact) return `The audit chain of ${authority} is broken at entry ${result.brokenAt}: ${result.why}.\n`
  const { lines, oldestSeconds } = result.waiting
  const waiting =
    lines === 0 ? '' : `, and ${lines} lines that wait for a place, the oldest for ${seconds(oldestSeconds)} s`
  const cases = 'cases' in result ? `; ${result.cases} cases are what their events give` : ''
  return `The audit chain of ${authority} is intact: ${result.entries} entries${waiting}${cases}.\n`
}

function toJson(authority: string, result: LogResult | RecordResult): string {
  if ('unfolded' in result) return `${JSON.stringify({ authority, intact: false, ...result.unfolded })}\n`
  const readable = result.intact
    ? {
        entries: Number(result.entries),
        waiting: result.waiting.lines,
        oldestWaitingSeconds: result.waiting.oldestSeconds,
        ...('cases' in result ? { cases: result.cases } : {}),
      }
    : { brokenAt: Number(result.brokenAt), why: result.why }
  return `${JSON.stringify({ authority, intact: result.intact, ...readable })}\n`
}

const seconds = (value: number | null): string => (value ?? 0).toFixed(1)
