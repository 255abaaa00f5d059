import { authorities } from '@concert/domain/jurisdictions'
import { type Client, escapeLiteral } from 'pg'

export interface Owner {
  readonly authority: string
  readonly applicant: string
  /** Makes the texts of one row different from those of every other. */
  readonly row: string
}

export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  /** A value for this column in a row of this owner, as SQL. */
  canary(owner: Owner): string
}

/** Every column that a row must be given, of every table that migrations made. */
export async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(`
    select attrelid::regclass::text as table, attname as name, format_type(atttypid, null) as type
    from pg_attribute join pg_class class on class.oid = attrelid join pg_namespace space on space.oid = relnamespace
    where relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
      and nspname not in ('pg_catalog', 'information_schema', 'migrations') and nspname !~ '^pg_'
    order by 1, attnum`)
  return rows.map((row) => ({ ...row, canary: (owner: Owner) => canaryOf(row, owner) }))
}

function canaryOf({ table, name, type }: Omit<Column, 'canary'>, owner: Owner): string {
  if (name === 'authority') return escapeLiteral(owner.authority)
  if (name === 'applicant_id') return escapeLiteral(owner.applicant)
  // The policy of the idempotency keys looks the service's role up.
  if (table === 'platform.idempotency_keys' && name === 'service') return "'applications'"
  const text = `${owner.authority} ${owner.applicant} ${owner.row}`
  switch (type) {
    case 'text':
      return escapeLiteral(text)
    case 'text[]':
      return `array[${escapeLiteral(text)}]`
    case 'json':
    case 'jsonb':
      return `jsonb_build_object('canary', ${escapeLiteral(text)})::${type}`
    case 'bytea':
      return `sha256(convert_to(${escapeLiteral(text)}, 'UTF8'))`
    case 'uuid':
      return `md5(${escapeLiteral(text)})::uuid`
    case 'integer':
    case 'bigint':
      return '1'
    case 'boolean':
      return 'false'
    case 'date':
      return 'current_date'
    case 'timestamp with time zone':
      return 'now()'
    default:
      throw new Error(`no canary for a column of type ${type}`)
  }
}

/**
 * Plants a row of each authority in every tenant table, and of two applicants where a table has them. Foreign keys and triggers
 * are off while it does so, and checks and triggers are gone from this database after it: the canaries are about who sees a row, not what is in it.
 */
export async function plantCanaries(client: Client, columns: readonly Column[]): Promise<void> {
  await client.query('set session_replication_role = replica')
  await dropChecks(client)
  const tables = Map.groupBy(columns, ({ table }) => table)
  for (const [table, of] of tables) {
    const names = of.map(({ name }) => name)
    if (!names.includes('authority')) continue
    for (const authority of authorities) {
      for (const applicant of names.includes('applicant_id') ? ['alice', 'bob'] : ['alice']) {
        const values = of.map((column) => column.canary({ authority, applicant, row: 'planted' }))
        await client.query(`insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`)
      }
    }
  }
  await client.query('reset session_replication_role')
  // A trigger would speak before the policy does.
  for (const table of tables.keys()) await client.query(`alter table ${table} disable trigger user`)
}

async function dropChecks(client: Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint join pg_namespace space on space.oid = connamespace
    where contype = 'c' and conrelid <> 0 and nspname not in ('pg_catalog', 'information_schema')`)
  for (const { statement } of rows) await client.query(statement)
}
