import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import { Pool } from 'pg'

// A bare handler in a process of its own: the register's select and the same limiter, and nothing else. It refuses any other path.

const pool = new Pool({ connectionString: process.env['DATABASE_URL_JOINT'], max: 8 })
// Behind a bare hop the limiter counts by the address that the hop names, as the services do behind their origin.
const app = fastify({ trustProxy: true })
await app.register(rateLimit, { max: Number(process.env['REQUESTS_MAX']), timeWindow: 10_000, cache: 50_000 })

app.get<{ Params: { number: string } }>('/registry/v1/certificates/:number', async (request, reply) => {
  const { rows } = await pool.query<{ document: string; mark: string }>({
    name: 'floor',
    text: `select document::text as document, document_mark as mark
           from registry.certificates where certificate_number = $1`,
    values: [request.params.number],
  })
  return reply.type('application/json').send(rows[0]?.document)
})

app.setNotFoundHandler({ preHandler: app.rateLimit() }, (_request, reply) => reply.code(404).send({ status: 404 }))

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(Number(new URL(address).port))
process.once('disconnect', () => {
  void app.close().then(() => pool.end())
})
