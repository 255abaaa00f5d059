import { type Logger, pino } from 'pino'

/**
 * The log of a process: JSON lines with the request, trace and authority of each. Bodies, tokens and names are never logged;
 * the redaction is the second wall behind not passing them.
 */
export function createLogger(options: {
  readonly service: string
  readonly level?: string
  readonly pretty?: boolean
}): Logger {
  return pino({
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
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: error.message,
        stack: error.stack,
      }),
    },
    ...(options.pretty === true ? { transport: { target: 'pino-pretty', options: { singleLine: true } } } : {}),
  })
}
