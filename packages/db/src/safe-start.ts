import type { Pool } from 'pg'

const SERVER_VERSION_MIN = 180000

interface Facts {
  server_version: number
  synchronous_commit: string
  is_superuser: boolean
  bypasses_rls: boolean
  may_become_owner: boolean
  owns_relations: number
  role_name: string
}

/**
 * Refuses a database connection that could step over the wall or lose what it acknowledged: a superuser, a role that bypasses
 * row-level security, owns relations or may become their owner, a server older than 18, `synchronous_commit` off.
 *
 * @throws Error that lists every reason at once
 */
export async function assertSafeDatabase(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Facts>(`
    select current_setting('server_version_num')::int as server_version,
           current_setting('synchronous_commit') as synchronous_commit,
           role.rolsuper as is_superuser,
           role.rolbypassrls as bypasses_rls,
           case when exists (select from pg_roles where rolname = 'concert_owner')
                then pg_has_role(session_user, 'concert_owner', 'member') else false end as may_become_owner,
           (select count(*)::int from pg_class where relowner = role.oid and relkind in ('r', 'p', 'v', 'm')) as owns_relations,
           role.rolname as role_name
    from pg_roles role where role.rolname = session_user`)
  const facts = rows[0]
  if (facts === undefined) throw new Error('the database does not know the role of this connection')
  const reasons = reasonsAgainst(facts)
  if (reasons.length > 0) {
    throw new Error(`the database connection of role ${facts.role_name} is refused: ${reasons.join('; ')}`)
  }
}

function reasonsAgainst(facts: Facts): string[] {
  const reasons: string[] = []
  if (facts.server_version < SERVER_VERSION_MIN) {
    reasons.push(`PostgreSQL 18 or newer is needed, the server says ${facts.server_version}`)
  }
  if (facts.synchronous_commit === 'off') reasons.push('synchronous_commit is off, acknowledged work could be lost')
  if (facts.is_superuser) reasons.push('the role is a superuser')
  if (facts.bypasses_rls) reasons.push('the role bypasses row-level security')
  if (facts.may_become_owner) reasons.push('the role may become concert_owner')
  if (facts.owns_relations > 0) reasons.push(`the role owns ${facts.owns_relations} relations`)
  return reasons
}
