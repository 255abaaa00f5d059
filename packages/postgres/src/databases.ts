import pg from 'pg'

/** What a client can do with a PostgreSQL server: name its databases, and create and drop them as superuser. */
export type PostgresDatabases = {
  /** The connection string of a database, as `user` (by default the superuser). */
  url(database: string, user?: string, password?: string): string
  superuserUrl(database: string): string
  /** Creates a database, as a copy of `template` if one is given; nobody may be connected to the template. */
  createDatabase(name: string, template?: string): Promise<void>
  /** Drops a database if it exists, closing the connections to it. */
  dropDatabase(name: string): Promise<void>
}

/** The databases of a running server, reached by the superuser's connection string (its database is ignored). */
export function connectPostgres(superuserUrl: string): PostgresDatabases {
  return {
    url: (database, user, password) => databaseUrl(superuserUrl, database, user, password),
    superuserUrl: (database) => databaseUrl(superuserUrl, database),
    async createDatabase(name, template = 'template1') {
      await asSuperuser(superuserUrl, (client) =>
        client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`),
      )
    },
    async dropDatabase(name) {
      await asSuperuser(superuserUrl, (client) =>
        client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
      )
    },
  }
}

function databaseUrl(superuserUrl: string, database: string, user?: string, password?: string): string {
  const url = new URL(superuserUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  if (user !== undefined) {
    url.username = encodeURIComponent(user)
    url.password = encodeURIComponent(password ?? '')
  }
  return url.href
}

async function asSuperuser(superuserUrl: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl(superuserUrl, 'postgres'),
    connectionTimeoutMillis: 10_000,
  })
  // A server that ends while the client is connected must reject the query, not end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}
