import { databaseErrorOf } from '@concert/db'
import { type Logger, pino } from 'pino'

/**
 * The log of a process: JSON lines with the request, trace and authority of each. Bodies, tokens and names are never logged;
 * the redaction is the second wall behind not passing them.
 */
export function createLogger(options: {
  readonly service: string
  readonly level?: string
  /** A file to append to; standard output when absent. */
  readonly file?: string
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
      // The query may hold a name that somebody searched for, so only the path is kept.
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: describeError,
    },
  }
  return options.file === undefined
    ? pino(settings)
    : pino(settings, pino.destination({ dest: options.file, mkdir: true, sync: false }))
}

/** Messages of the database and of drizzle repeat values and parameters, which may be somebody's data: only the code is kept. */
function describeError(error: Error & { code?: string }) {
  const database = databaseErrorOf(error)
  const carriesValues = database !== undefined || 'params' in error
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    code: database?.code ?? error.code,
    constraint: database?.constraint,
    message: carriesValues ? 'database error' : error.message,
    stack: frames.join('\n'),
  }
}
