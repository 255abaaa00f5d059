import type { Problem } from '@concert/contracts/problems'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as JSON; undefined when it is none. */
  readonly body: unknown
  /** The body as a problem, for answers that are one. */
  readonly problem: Problem
}

export interface Sent {
  readonly token?: string
  readonly body?: unknown
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends one request as anyone on the network can, with nothing repeated and nothing checked. */
export async function send(origin: string, line: string, sent: Sent = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const { token, body, ifMatch, idempotencyKey } = sent
  const isText = typeof body === 'string' || body instanceof FormData
  const response = await fetch(`${origin}${path}`, {
    method,
    body: body === undefined ? null : isText ? body : JSON.stringify(body),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...sent.headers,
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  })
  const read = parsed(await response.text())
  return { status: response.status, headers: response.headers, body: read, problem: read as Problem }
}

/** The codes of a problem's entries, in their order. */
export function codesOf({ problem }: { readonly problem: Partial<Problem> }): string[] {
  return (problem.errors ?? []).map(({ code }) => code)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
