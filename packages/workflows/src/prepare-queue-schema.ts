import { runMigrations } from 'bullmq'
import { Client } from 'pg'

const SCHEMA = 'bullmq'

/**
 * Creates or upgrades BullMQ's own tables (schema `bullmq`) in a cell's database as role `concert_owner`, and grants
 * `concert_workflows` their use. The runtime role cannot do this: it may only change rows. Run it after the cell's migrations,
 * with a role that may become the owner. It is idempotent, and several processes may run it at once.
 */
export async function prepareQueueSchema(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, application_name: 'concert prepare queue' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('set role concert_owner')
    await runMigrations(client, SCHEMA)
    await client.query(
      `grant usage on schema ${SCHEMA} to concert_workflows;
       grant select, insert, update, delete on all tables in schema ${SCHEMA} to concert_workflows;
       grant usage, select on all sequences in schema ${SCHEMA} to concert_workflows;
       grant execute on all functions in schema ${SCHEMA} to concert_workflows;`,
    )
  } finally {
    await client.end()
  }
}
