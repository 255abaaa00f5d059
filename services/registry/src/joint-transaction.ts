import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'

/** One transaction of the joint plane. */
export type JointTransaction = NodePgDatabase

/**
 * Runs `work` in one transaction of the joint plane, which has no wall between authorities: everything in it is public.
 *
 * @throws whatever `work` throws, after a rollback
 */
export async function inJointTransaction<Result>(
  pool: Pool,
  work: (db: JointTransaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(drizzle(client))
    await client.query('commit')
    return result
  } catch (error) {
    broken = !(await rolledBack(client))
    throw error
  } finally {
    // A connection in an unknown state must not be given to the next caller with an open transaction.
    client.release(broken)
  }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
