import { Client, escapeIdentifier } from 'pg'

/**
 * Removes what a login role owns and could make itself: large objects, and privileges by default on what it will own. It may make
 * nothing else, so anything else was given to it by an administrator: it stays, and the service does not start.
 */
export async function dropOwnedObjects(client: Client, adminUrl: string, role: string): Promise<void> {
  const { rows } = await client.query<{ database: string; is_here: boolean }>(
    `select datname as database, datname = current_database() as is_here
       from pg_shdepend join pg_database on pg_database.oid = dbid
      where refclassid = 'pg_authid'::regclass and refobjid = (select oid from pg_roles where rolname = $1) and deptype = 'o'
      group by datname
     having bool_and(classid in ('pg_largeobject'::regclass, 'pg_default_acl'::regclass)) and datname <> 'template0'`,
    [role],
  )
  for (const { database, is_here: isHere } of rows) {
    if (isHere) await dropHere(client, role)
    else await dropElsewhere(adminUrl, database, role)
  }
}

async function dropElsewhere(adminUrl: string, database: string, role: string): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  const client = new Client({ connectionString: url.href, application_name: 'concert prepare' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await dropHere(client, role)
  } finally {
    await client.end()
  }
}

/** `drop owned` also takes the role's right to connect, to every database: it is given back in the same transaction. */
async function dropHere(client: Client, role: string): Promise<void> {
  await client.query('begin')
  try {
    const { rows } = await client.query<{ grant: string }>(
      `select format('grant connect on database %I to %I', datname, $1::text) as grant
         from pg_database, aclexplode(datacl) acl
        where acl.grantee = (select oid from pg_roles where rolname = $1) and acl.privilege_type = 'CONNECT'`,
      [role],
    )
    await client.query(`drop owned by ${escapeIdentifier(role)}`)
    for (const { grant } of rows) await client.query(grant)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
