import { runMigrations } from 'bullmq'
import { Client } from 'pg'

const SCHEMA = 'bullmq'

/**
 * Creates or upgrades BullMQ's own tables (schema `bullmq`) in a cell's database as role `concert_owner`, and lets
 * `concert_workflows` use them. Run it after the cell's migrations, with a connection whose role may become the owner; it is
 * idempotent and safe for several starters at once. The runtime role may change rows and nothing else, so it cannot do this.
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
