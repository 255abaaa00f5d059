import fastify from 'fastify'
import { Pool } from 'pg'

const pool = new Pool({ connectionString: process.env['DATABASE_URL_JOINT'], max: 8 })
const app = fastify()

app.get<{ Params: { number: string } }>('/certificates/:number', async (request, reply) => {
  const { rows } = await pool.query<{ document: string; mark: string }>({
    name: 'floor',
    text: `select document::text as document, document_mark as mark
           from registry.certificates where certificate_number = $1`,
    values: [request.params.number],
  })
  return reply.type('application/json').send(rows[0]?.document)
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(Number(new URL(address).port))
process.once('disconnect', () => {
  void app.close().then(() => pool.end())
})
