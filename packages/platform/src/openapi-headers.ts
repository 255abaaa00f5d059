import { problemCodes } from '@concert/contracts/problems'
import { isToldWhenAgain } from './problem-examples.ts'

interface Response {
  readonly description?: string
  headers?: Record<string, { readonly $ref: string }>
}

const COUNTED = 'RateLimit header fields for HTTP, draft-ietf-httpapi-ratelimit-headers-10.'

/** Each described once, for every response that has it. */
export const headerComponents = {
  'RateLimit-Policy': {
    description: `How many requests (\`q\`) of the client, or of the address of who shows no token that holds, are answered within so many seconds (\`w\`). Every answer that was counted has it. ${COUNTED}`,
    schema: { type: 'string' },
    example: '"client";q=1000;w=10',
  },
  RateLimit: {
    description: `How many requests are left (\`r\`), and in how many seconds the count begins again (\`t\`). Every answer that was counted has it. ${COUNTED}`,
    schema: { type: 'string' },
    example: '"client";r=998;t=9',
  },
  'Retry-After': {
    description: 'After how many seconds the same request can be sent again.',
    schema: { type: 'integer', minimum: 1 },
    example: 2,
  },
} as const

type HeaderName = keyof typeof headerComponents

/** Names the headers that say how often and when to ask: of what succeeds, and of what is refused for its number or for now. */
export function addResponseHeaders(path: string, responses: Readonly<Record<string, Response>> = {}): void {
  for (const [status, response] of Object.entries(responses)) {
    const codes = problemCodes.filter((code) => response.description?.split(', ').includes(code))
    // What services of a cell ask of each other is not counted.
    const isCounted = !path.startsWith('/internal/') && (status < '400' || status === '429')
    const names: HeaderName[] = [
      ...(isCounted ? (['RateLimit-Policy', 'RateLimit'] as const) : []),
      ...(codes.some(isToldWhenAgain) ? (['Retry-After'] as const) : []),
    ]
    if (names.length === 0) continue
    response.headers = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
  }
}
