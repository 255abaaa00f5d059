import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { Pool } from 'pg'
import type { Draft } from './copy-drafts.ts'
import type { RecordedStatement } from './record-statements.ts'

const EVENT_ID = /"id":"([0-9a-f-]{36})"/g

const { template, statements } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  template: Draft
  statements: RecordedStatement[]
}
const pool = new Pool({ connectionString: process.env['DATABASE_URL_HK'], max: 8 })
const app = fastify()

app.post<{ Body: Draft }>('/submit', async (request) => {
  const client = await pool.connect()
  const eventId = randomUUID()
  try {
    for (const { name, text, values } of statements) {
      const own = values.map((value) => valueFor(value, request.body, eventId))
      await client.query(name === undefined ? { text, values: own } : { name, text, values: own })
    }
    return { submitted: true }
  } finally {
    client.release()
  }
})

/** The recorded value with this draft's identifiers in place of the template's. */
function valueFor(value: unknown, draft: Draft, eventId: string): unknown {
  if (isBytes(value)) return Buffer.from(value.data)
  if (typeof value !== 'string') return value
  return value
    .replaceAll(template.applicationId, draft.applicationId)
    .replaceAll(template.aiSystemId, draft.aiSystemId)
    .replaceAll(template.weightsDigest, draft.weightsDigest)
    .replaceAll(EVENT_ID, `"id":"${eventId}"`)
}

function isBytes(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
}

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(Number(new URL(address).port))
process.once('disconnect', () => {
  void app.close().then(() => pool.end())
})
