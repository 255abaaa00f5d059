import type { IncomingMessage } from 'node:http'

/** What concerns one connection and is handed on by nobody (RFC 9110 7.6.1, 11.7). */
const OF_ONE_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * What `Connection` cannot take away, because it is meant for all recipients (RFC 9110 7.6.1): without it the two sides would read
 * different bodies, or another caller than the one that sent the request.
 */
const OF_EVERY_HOP: readonly string[] = [
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'transfer-encoding',
]

/**
 * The fields of a message that go further, name and value in turn as `rawHeaders` has them: neither those of one hop, nor those that
 * `Connection` names, nor those in `besides`. It reads every message that is passed on, so it makes one list and no more.
 */
export function endToEnd(raw: readonly string[], besides: readonly string[] = []): string[] {
  const named = namedIn(raw)
  const kept: string[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [field = '', value = ''] = [raw[at], raw[at + 1]]
    const name = field.toLowerCase()
    if (!OF_ONE_HOP.has(name) && !named.includes(name) && !besides.includes(name)) kept.push(field, value)
  }
  return kept
}

/** Takes from a request what its `Connection` names: in one process the service reads the request that the origin received. */
export function takeOffNamed(request: IncomingMessage): void {
  const named = namedIn(request.rawHeaders)
  if (named.length === 0) return
  for (const name of named) delete request.headers[name]
  const isKept = (at: number): boolean => !named.includes(request.rawHeaders[at - (at % 2)]?.toLowerCase() ?? '')
  request.rawHeaders = request.rawHeaders.filter((_text, at) => isKept(at))
}

/** What nearly every message says of its connection, which names no field. */
const NAMES_NOTHING: ReadonlySet<string> = new Set(['keep-alive', 'close', ''])

function namedIn(raw: readonly string[]): string[] {
  const named: string[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const value = raw[at + 1] ?? ''
    if (raw[at]?.toLowerCase() !== 'connection' || NAMES_NOTHING.has(value)) continue
    named.push(...value.split(',').map((option) => option.trim().toLowerCase()))
  }
  return named.filter((option) => !OF_EVERY_HOP.includes(option))
}
