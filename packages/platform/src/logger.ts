import { databaseErrorOf } from '@concert/db/database-error'
import { type DestinationStream, type LogFn, type Logger, pino } from 'pino'

/**
 * Creates the log of a process: JSON lines, each with its request, trace and authority. Never pass bodies, tokens or names to
 * it; the redaction is only a second protection.
 */
export function createLogger(options: {
  readonly service: string
  readonly level?: string
  /** A file to append to; by default standard output. */
  readonly file?: string
  /** A stream that receives the lines instead, for example in memory. */
  readonly destination?: DestinationStream
}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        '*.authorization',
        '*.token',
        '*.contact',
        '*.email',
        '*.body',
      ],
      remove: true,
    },
    serializers: {
      // Only the path is logged: the query can contain the name of a person.
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: describeError,
    },
    formatters: { log: describeErrors },
    hooks: { logMethod: withOwnMessage },
  }
  if (options.destination !== undefined) return pino(settings, options.destination)
  return options.file === undefined
    ? pino(settings)
    : pino(settings, pino.destination({ dest: options.file, mkdir: true, sync: false }))
}

/** pino would write an error under another name than `err` with all its properties, including the parameters of drizzle. */
function describeErrors(line: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(line)
  if (!entries.some(([name, value]) => name !== 'err' && value instanceof Error)) return line
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name !== 'err' && value instanceof Error ? describeError(value) : value]),
  )
}

/** Without a message from the caller, pino would use the error's message and bypass the serializer. */
function withOwnMessage(this: Logger, given: Parameters<LogFn>, method: LogFn): void {
  const [first, message, ...rest] = given
  if (first instanceof Error) return method.apply(this, [{ err: first }, message ?? 'error', ...rest])
  const carriesError = typeof first === 'object' && first !== null && 'err' in first
  method.apply(this, carriesError ? [first, message ?? 'error', ...rest] : given)
}

/** Messages of the database, of drizzle and of parsers repeat values, which can be personal data: only the code is logged. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const database = databaseErrorOf(error)
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    code: database?.code ?? code,
    constraint: database?.constraint,
    message: repeatsValues(error) ? 'not kept: it may repeat what was sent or stored' : error.message,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
  }
}

/** A message can quote the message of its cause, so one such cause makes all of them unsafe. */
function repeatsValues(error: Error): boolean {
  if (databaseErrorOf(error) !== undefined) return true
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('params' in cause || 'issues' in cause || cause instanceof SyntaxError) return true
  }
  return false
}
