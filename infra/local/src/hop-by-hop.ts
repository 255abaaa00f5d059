import type { IncomingMessage } from 'node:http'

/** What concerns one connection and is handed on by nobody (RFC 9110 7.6.1, 11.7). */
const OF_ONE_HOP: readonly string[] = [
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
]

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

/** The fields of a message that go further, as pairs in their order: neither those of one hop nor those that `Connection` names. */
export function endToEnd(raw: readonly string[]): [name: string, value: string][] {
  const dropped = new Set([...OF_ONE_HOP, ...namedIn(raw)])
  return pairsOf(raw).filter(([name]) => !dropped.has(name.toLowerCase()))
}

/** Takes from a request what its `Connection` names: in one process the service reads the request that the origin received. */
export function takeOffNamed(request: IncomingMessage): void {
  const named = namedIn(request.rawHeaders)
  if (named.length === 0) return
  for (const name of named) delete request.headers[name]
  request.rawHeaders = pairsOf(request.rawHeaders)
    .filter(([name]) => !named.includes(name.toLowerCase()))
    .flat()
}

function namedIn(raw: readonly string[]): string[] {
  return pairsOf(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((option) => option.trim().toLowerCase()))
    .filter((option) => !OF_EVERY_HOP.includes(option))
}

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return pairs
}
