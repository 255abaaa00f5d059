import type { Pool, PoolClient } from 'pg'

/** Runs work and lists every statement that it sent through the pool's clients. */
export async function countStatements<Result>(
  pool: Pool,
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: string[] }> {
  const statements: string[] = []
  const restorations: (() => void)[] = []
  const listen = (client: PoolClient) => {
    const { query } = client
    client.query = ((...given: unknown[]) => {
      statements.push(textOf(given[0]))
      return Reflect.apply(query, client, given)
    }) as typeof query
    restorations.push(() => {
      client.query = query
    })
  }
  pool.on('acquire', listen)
  try {
    return { result: await work(), statements }
  } finally {
    pool.off('acquire', listen)
    for (const restore of restorations.toReversed()) restore()
  }
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { text?: unknown }).text)
}
