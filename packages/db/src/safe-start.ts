import type { Pool } from 'pg'

const SERVER_VERSION_MIN = 180000

/** What the server says of itself and of the role of a connection. */
export interface ConnectionFacts {
  server_version: number
  synchronous_commit: string
  is_superuser: boolean
  has_other_attributes: boolean
  bypassing_roles: string[]
  objects_owned: number
  truncatable: string[]
  role_name: string
}

/**
 * Refuses a database connection that could step over the wall or lose what it acknowledged: a superuser, a role that bypasses
 * row-level security, may replicate or make roles, owns anything, may become a role that does, or may truncate a table, which
 * row-level security does not see; a server older than 18; `synchronous_commit` off, where a pooler in between did not pass on
 * the settings of the connection.
 *
 * @throws Error that lists every reason at once
 */
export async function assertSafeDatabase(pool: Pool): Promise<void> {
  const { rows } = await pool.query<ConnectionFacts>(`
    select current_setting('server_version_num')::int as server_version,
           current_setting('synchronous_commit') as synchronous_commit,
           role.rolsuper as is_superuser,
           role.rolreplication or role.rolcreaterole or role.rolcreatedb as has_other_attributes,
           array(select other.rolname::text from pg_roles other
                 where pg_has_role(role.oid, other.oid, 'member')
                   and (other.rolsuper or other.rolbypassrls or other.rolname = 'concert_owner')
                 order by 1) as bypassing_roles,
           -- Of every database of the server: what is owned anywhere can be changed or handed over.
           (select count(*)::int from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = role.oid
              and deptype = 'o') as objects_owned,
           array(select class.oid::regclass::text from pg_class class join pg_namespace space on space.oid = class.relnamespace
                 where class.relkind in ('r', 'p') and space.nspname not in ('pg_catalog', 'information_schema')
                   and space.nspname not like 'pg_temp%' and has_table_privilege(role.oid, class.oid, 'TRUNCATE')
                 order by 1 limit 5) as truncatable,
           role.rolname as role_name
    from pg_roles role where role.rolname = session_user`)
  const facts = rows[0]
  if (facts === undefined) throw new Error('the database does not know the role of this connection')
  const reasons = reasonsAgainst(facts)
  if (reasons.length > 0) {
    throw new Error(`the database connection of role ${facts.role_name} is refused: ${reasons.join('; ')}`)
  }
}

/** Every reason not to work over such a connection, in words for the operator; none when it is safe. */
export function reasonsAgainst(facts: ConnectionFacts): string[] {
  const reasons: string[] = []
  if (facts.server_version < SERVER_VERSION_MIN) {
    reasons.push(`PostgreSQL 18 or newer is needed, the server says ${facts.server_version}`)
  }
  if (facts.synchronous_commit === 'off') reasons.push('synchronous_commit is off, acknowledged work could be lost')
  // A superuser may do all that follows, so the rest would say nothing more.
  if (facts.is_superuser) return [...reasons, 'the role is a superuser']
  if (facts.has_other_attributes) reasons.push('the role may replicate, or make roles or databases')
  if (facts.bypassing_roles.length > 0) {
    reasons.push(`the role bypasses row-level security, by itself or as ${facts.bypassing_roles.join(', ')}`)
  }
  if (facts.objects_owned > 0) reasons.push(`the role owns ${facts.objects_owned} objects`)
  if (facts.truncatable.length > 0) reasons.push(`the role may truncate ${facts.truncatable.join(', ')}`)
  return reasons
}
