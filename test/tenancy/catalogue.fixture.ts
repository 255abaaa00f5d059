import type { Client } from 'pg'

/** Every table that migrations made, as `schema.table`; the migrator's own record of what is applied is none of them. */
const TABLES = `
  select class.oid, space.nspname || '.' || class.relname as name, class.relrowsecurity, class.relforcerowsecurity,
         pg_get_userbyid(class.relowner) as owner
  from pg_class class join pg_namespace space on space.oid = class.relnamespace
  where class.relkind in ('r', 'p') and space.nspname not in ('pg_catalog', 'information_schema', 'migrations')
    and space.nspname !~ '^pg_'`

export interface TableFacts {
  readonly name: string
  readonly owner: string
  readonly hasAuthority: boolean
  readonly hasApplicant: boolean
  readonly rlsEnabled: boolean
  readonly rlsForced: boolean
  readonly primaryKey: readonly string[]
  readonly uniqueKeys: readonly (readonly string[])[]
  readonly policies: readonly { readonly using: string | null; readonly check: string | null }[]
}

export async function tablesOf(client: Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(`
    with tables as (${TABLES}),
    keys as (
      select index.indrelid, index.indisprimary,
             array(select attribute.attname::text from unnest(index.indkey::int[]) with ordinality as part (number, place)
                   join pg_attribute attribute on attribute.attrelid = index.indrelid and attribute.attnum = part.number
                   order by part.place) as columns
      from pg_index index where index.indisunique)
    select tables.name, tables.owner, relrowsecurity as "rlsEnabled", relforcerowsecurity as "rlsForced",
      exists (select from pg_attribute where attrelid = tables.oid and attname = 'authority') as "hasAuthority",
      exists (select from pg_attribute where attrelid = tables.oid and attname = 'applicant_id') as "hasApplicant",
      coalesce((select columns from keys where indrelid = tables.oid and indisprimary), '{}') as "primaryKey",
      coalesce((select jsonb_agg(columns) from keys where indrelid = tables.oid), '[]') as "uniqueKeys",
      coalesce((select jsonb_agg(jsonb_build_object('using', qual, 'check', with_check)) from pg_policies
                where schemaname || '.' || tablename = tables.name), '[]') as policies
    from tables order by tables.name`)
  return rows
}

export interface ForeignKey {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Pairs of columns, `child=parent`. */
  readonly columns: readonly string[]
}

export async function foreignKeysOf(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conname as name, conrelid::regclass::text as "from", confrelid::regclass::text as "to",
      array(select child.attname || '=' || parent.attname from unnest(conkey, confkey) as pair (child, parent)
            join pg_attribute child on child.attrelid = conrelid and child.attnum = pair.child
            join pg_attribute parent on parent.attrelid = confrelid and parent.attnum = pair.parent) as columns
    from pg_constraint where contype = 'f' order by 2, 1`)
  return rows
}

/** Every privilege that a role of ours other than the owner has been granted, one line each, in a stable order. */
export async function grantsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    with grants as (
      select acl.grantee, 'schema ' || nspname as object, acl.privilege_type as privilege
      from pg_namespace, aclexplode(nspacl) acl
      union all
      select acl.grantee, relname.name, acl.privilege_type
      from pg_class, aclexplode(relacl) acl, lateral (select oid::regclass::text as name) relname
      union all
      select acl.grantee, attrelid::regclass::text,
             acl.privilege_type || ' (' || string_agg(attname, ', ' order by attnum) || ')'
      from pg_attribute, aclexplode(attacl) acl group by acl.grantee, attrelid, acl.privilege_type
      union all
      select acl.grantee, 'function ' || oid::regprocedure::text, acl.privilege_type
      from pg_proc, aclexplode(proacl) acl where pronamespace not in ('pg_catalog'::regnamespace, 'public'::regnamespace)
      union all
      select acl.grantee, 'type ' || oid::regtype::text, acl.privilege_type from pg_type, aclexplode(typacl) acl)
    select pg_get_userbyid(grantee) || '  ' || object || '  ' || string_agg(privilege, ', ' order by privilege) as line
    from grants where grantee <> 0 and pg_get_userbyid(grantee) ~ '^(concert|cn_gd|hk|mo|joint)_' and pg_get_userbyid(grantee) <> 'concert_owner'
    group by grantee, object order by pg_get_userbyid(grantee) collate "C", object collate "C"`)
  return rows.map(({ line }) => line)
}

export interface RoutineFacts {
  readonly name: string
  readonly runsAsOwner: boolean
  readonly hasSearchPath: boolean
  readonly isPublic: boolean
}

export async function routinesOf(client: Client): Promise<RoutineFacts[]> {
  const { rows } = await client.query<RoutineFacts>(`
    select routine.oid::regprocedure::text as name, prosecdef as "runsAsOwner",
      exists (select from unnest(proconfig) setting where setting like 'search_path=%') as "hasSearchPath",
      has_function_privilege('public', routine.oid, 'execute') as "isPublic"
    from pg_proc routine where pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and not exists (select from pg_depend where objid = routine.oid and deptype = 'e')
    order by 1`)
  return rows
}

/** Every view: it names the columns that it shows. */
export async function viewNamesOf(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'v' and relnamespace <> 'pg_catalog'::regnamespace`,
  )
  return new Set(rows.map(({ name }) => name))
}

/** Relations that read other tables with somebody's rights. */
export async function viewsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select class.oid::regclass::text as name from pg_class class join pg_namespace space on space.oid = relnamespace
    where relkind in ('v', 'm') and nspname not in ('pg_catalog', 'information_schema')
      and (relkind = 'm' or not coalesce(reloptions::text like '%security_invoker=true%', false)) order by 1`)
  return rows.map(({ name }) => name)
}
