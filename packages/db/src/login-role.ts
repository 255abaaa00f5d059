import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { dropOwnedObjects } from './owned-objects.ts'

export interface LoginRole {
  readonly name: string
  readonly group: string
  readonly password: string
  /** How many connections it may have at once, over every database of the server; 64 when absent. */
  readonly connectionsMax?: number
}

/** Eight processes of a service with full pools. No role can change its own limit. */
const CONNECTIONS_MAX = 64

/**
 * Makes a login role, or brings one back to what it must be. PostgreSQL lets a role change its own password and settings, give
 * away what it will own, and own large objects. A service must not be kept from starting by that, so every preparation undoes it.
 */
export async function ensureLogin(client: Client, adminUrl: string, login: LoginRole): Promise<void> {
  const name = escapeIdentifier(login.name)
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login.name])
  if (rowCount === 0) await client.query(`create role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`)
  await client.query(
    `alter role ${name} login inherit connection limit ${login.connectionsMax ?? CONNECTIONS_MAX}
       valid until 'infinity' password ${escapeLiteral(login.password)}`,
  )
  await client.query(`grant ${escapeIdentifier(login.group)} to ${name}`)
  await revokeOtherMemberships(client, login)
  await resetSettings(client, login)
  await dropOwnedObjects(client, adminUrl, login.name)
}

/** A login role is a member of its own group, with no right to pass that on, and nobody is a member of it. */
async function revokeOtherMemberships(client: Client, { name, group }: LoginRole): Promise<void> {
  const { rows } = await client.query<{ revocation: string }>(
    `select format('revoke %s%I from %I granted by %I cascade', case when is_own then 'admin option for ' else '' end,
                   role, member, grantor) as revocation
       from (select role.rolname as role, member.rolname as member, grantor.rolname as grantor, membership.admin_option,
                    member.rolname = $1 and role.rolname = $2 as is_own
               from pg_auth_members membership
               join pg_roles role on role.oid = membership.roleid
               join pg_roles member on member.oid = membership.member
               join pg_roles grantor on grantor.oid = membership.grantor
              where $1 in (role.rolname, member.rolname)) as memberships
      where not is_own or admin_option`,
    [name, group],
  )
  for (const { revocation } of rows) await client.query(revocation)
}

/** The settings that a role has for itself, everywhere and in one database: none is left. */
async function resetSettings(client: Client, { name }: LoginRole): Promise<void> {
  const { rows } = await client.query<{ reset: string }>(
    `select format('alter role %I %s reset all', $1::text,
                   case when setdatabase = 0 then '' else format('in database %I', datname) end) as reset
       from pg_db_role_setting left join pg_database on pg_database.oid = setdatabase
      where setrole = (select oid from pg_roles where rolname = $1)`,
    [name],
  )
  for (const { reset } of rows) await client.query(reset)
}
